use super::Words;

/// Turkish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "acaba", "ama", "ancak", "aslinda", "az", "bana", "bazi", "belki", "ben", "beni", "benim",
        "bile", "bir", "bircok", "biri", "birkac", "biz", "bize", "bizi", "bizim", "boyle", "bu",
        "buna", "bunda", "bundan", "bunlar", "bunlari", "bunlarin", "bunu", "bunun", "burada",
        "cok", "cunku", "da", "daha", "dahi", "de", "defa", "degil", "diger", "diye", "dolayi",
        "en", "gerek", "gerekir", "gerekiyor", "gibi", "gore", "hangi", "hangisi", "hem", "hep",
        "hepsi", "her", "herhangi", "hic", "icin", "ile", "ise", "iste", "kac", "kadar", "karsi",
        "kendi", "kendine", "kez", "ki", "kim", "kime", "kimin", "kimse", "lazim", "mi", "misin",
        "misiniz", "miyim", "miyiz", "mu", "musun", "musunuz", "nasil", "ne", "neden", "nedenle",
        "nerede", "nereden", "nereye", "nicin", "niye", "o", "olabilir", "olacak", "olan",
        "olarak", "oldu", "oldugu", "oldugunu", "olmasi", "olup", "olur", "on", "ona", "ondan",
        "onlar", "onlari", "onlarin", "onu", "onun", "orada", "oyle", "oysa", "pek", "ragmen",
        "sadece", "sanki", "sen", "sey", "siz", "sonra", "soyle", "su", "tarafindan", "tum", "var",
        "ve", "veya", "ya", "yani", "yapilan", "yerine", "yine", "yok", "zaman", "zaten",
    ],
    ..Words::NONE
};
