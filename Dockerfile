# Open Codex on Payara Micro. Build: docker build -t open-codex . (BuildKit, or buildah). .ci/docker-stages tries it out.
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-21
ARG NODE_IMAGE=node:22.21.1-bookworm-slim
ARG RUN_IMAGE=eclipse-temurin:21.0.9_10-jre-noble

FROM ${NODE_IMAGE} AS node

FROM ${BUILD_IMAGE} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -sf ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
# The plain WAR: in a container the database is another container's. What was fetched stays for the next build.
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
  mvn -B -ntp -DskipTests -DskipSpaTests=true package
RUN mkdir /made && cp target/payara-config/pre-boot-commands.asadmin target/payara-config/logging.properties /made/ \
  && echo 'opencodex.address=0.0.0.0' > /made/system.properties

FROM ${RUN_IMAGE}
LABEL org.opencontainers.image.title="Open Codex" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --create-home open-codex
WORKDIR /opt/open-codex
# What changes seldom comes first. All of it is root's: the server can read it and not change it.
COPY --from=build /src/target/payara-micro.jar ./
COPY --from=build /made/ ./
COPY --from=build /src/target/open-codex.war ./
USER open-codex
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "payara-micro.jar", "--deploy", "open-codex.war", "--contextroot", "/", \
  "--port", "8000", "--nohazelcast", "--disablephonehome", "--systemproperties", "system.properties", \
  "--prebootcommandfile", "pre-boot-commands.asadmin", "--logproperties", "logging.properties"]
