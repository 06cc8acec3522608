# Open Codex on Payara Micro. Build: docker build -t open-codex .
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-21
ARG NODE_IMAGE=node:22-bookworm-slim
ARG RUN_IMAGE=eclipse-temurin:21-jre

FROM ${NODE_IMAGE} AS node

FROM ${BUILD_IMAGE} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
# The plain WAR: in a container the database is another container's.
RUN mvn -B -DskipTests -DskipSpaTests=true package

FROM ${RUN_IMAGE}
RUN useradd --system --uid 10001 --create-home open-codex
WORKDIR /opt/open-codex
COPY --from=build /src/target/payara-micro.jar /src/target/open-codex.war ./
COPY --from=build /src/target/payara-config/pre-boot-commands.asadmin /src/target/payara-config/logging.properties ./
RUN echo 'opencodex.address=0.0.0.0' > system.properties
USER open-codex
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "payara-micro.jar", "--deploy", "open-codex.war", "--contextroot", "/", \
  "--port", "8000", "--nohazelcast", "--disablephonehome", "--systemproperties", "system.properties", \
  "--prebootcommandfile", "pre-boot-commands.asadmin", "--logproperties", "logging.properties"]
