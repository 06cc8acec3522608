package org.opencodex.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** Payara Server: a copy of its first domain, on ports of its own, with the application under {@code /open-codex}. */
record PayaraServer(Path home, Path domains, int port) implements Installation {
    private static final String DOMAIN = "domain1";
    private static final Pattern PORT = Pattern.compile("(?<=\\b(?:port|jmx-port|start-port|das-port)=\")\\d{4,5}(?=\")");
    private static final Pattern SYSTEM_PORT = Pattern.compile("(?<=_PORT\" value=\")\\d{4,5}(?=\")");

    static PayaraServer in(Path folder, Path war) throws IOException {
        var home = Installation.provided("opencodex.test.payara");
        var domains = folder.resolve("domains");
        Installation.delete(domains);
        Installation.copy(home.resolve("glassfish/domains").resolve(DOMAIN), domains.resolve(DOMAIN));
        var port = AppServer.freePort();
        var configuration = domains.resolve(DOMAIN).resolve("config/domain.xml");
        Files.writeString(configuration, onOtherPorts(Files.readString(configuration), port));
        Files.copy(
                war,
                Files.createDirectories(domains.resolve(DOMAIN).resolve("autodeploy")).resolve("open-codex.war"),
                StandardCopyOption.REPLACE_EXISTING);
        return new PayaraServer(home, domains, port);
    }

    /** A domain opens a dozen ports; a second server on this machine must not meet any of them. */
    private static String onOtherPorts(String configuration, int port) throws IOException {
        var http = configuration.replace("port=\"8080\"", "port=\"" + port + "\" address=\"127.0.0.1\"");
        for (var pattern : List.of(PORT, SYSTEM_PORT)) {
            var changed = new StringBuilder();
            var matcher = pattern.matcher(http);
            while (matcher.find()) {
                var keep = matcher.group().equals(String.valueOf(port));
                matcher.appendReplacement(changed, String.valueOf(keep ? port : AppServer.freePort()));
            }
            http = matcher.appendTail(changed).toString();
        }
        return http;
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/open-codex/");
    }

    @Override
    public ProcessBuilder command() {
        var builder = new ProcessBuilder(
                "sh",
                home.resolve("bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                domains.toString(),
                DOMAIN);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        return builder;
    }
}
