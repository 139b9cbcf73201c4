# docker build -t footnote .
# docker run --restart on-failure:3 --env-file .env -v ./knowledge:/knowledge:ro footnote

FROM rust:1.88-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin footnote && cp target/release/footnote /footnote

FROM debian:bookworm-slim
COPY --from=build /footnote /usr/local/bin/footnote
# Nobody in particular: the bot writes no file.
USER 65532:65532
# Where the folder knowledge is looked for; without one, the built-in article
# answers.
WORKDIR /
# Without a shell between, so that SIGTERM arrives.
ENTRYPOINT ["footnote"]
CMD ["discord"]
