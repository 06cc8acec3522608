package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** How each kind of server is started in the foreground, with all it writes in a folder of its own. */
public interface ServerKind {
    String name();

    /** Empty, or with a slash in front. */
    String contextPath();

    ProcessBuilder command(Path home, int port) throws IOException;

    /** The one that the build's {@code opencodex.test.server} names. */
    static ServerKind ofTheBuild() {
        return switch (System.getProperty("opencodex.test.server", "payara-micro")) {
            case "payara-micro" -> payaraMicro("open-codex.war");
            case "payara" -> new Payara();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalArgumentException("opencodex.test.server is payara-micro, payara or wildfly.");
        };
    }

    /** Payara Micro at the root, with one of the build's WARs. */
    static ServerKind payaraMicro(String war) {
        return new PayaraMicro(war);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Started as the run profile starts it. */
    record PayaraMicro(String war) implements ServerKind {
        @Override
        public String name() {
            return "payara-micro";
        }

        @Override
        public String contextPath() {
            return "";
        }

        @Override
        public ProcessBuilder command(Path home, int port) {
            var target = AppServer.target();
            var config = target.resolve("payara-config");
            return new ProcessBuilder(
                    java(),
                    "-jar",
                    target.resolve("payara-micro.jar").toString(),
                    "--deploy",
                    target.resolve(war).toString(),
                    "--contextroot",
                    "/",
                    "--port",
                    String.valueOf(port),
                    "--nohazelcast",
                    "--disablephonehome",
                    "--systemproperties",
                    config.resolve("system.properties").toString(),
                    "--prebootcommandfile",
                    config.resolve("pre-boot-commands.asadmin").toString());
        }
    }

    /** The plain WAR in {@code autodeploy} of a domain of its own. */
    record Payara() implements ServerKind {
        private static final String UTF_8_HEADERS =
                "-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false";

        private static final List<String> PORTS =
                List.of("4848", "8181", "3700", "3820", "3920", "7676", "8686", "9009", "6666");

        @Override
        public String name() {
            return "payara";
        }

        @Override
        public String contextPath() {
            return "/open-codex";
        }

        @Override
        public ProcessBuilder command(Path home, int port) throws IOException {
            var installed = AppServer.target().resolve("payara/payara6");
            var domain = home.resolve("domains/domain1");
            if (!Files.exists(domain)) {
                copy(installed.resolve("glassfish/domains/domain1"), domain);
                configure(domain.resolve("config/domain.xml"), port);
                Files.createDirectories(domain.resolve("autodeploy"));
                Files.copy(
                        AppServer.target().resolve("open-codex.war"),
                        domain.resolve("autodeploy/open-codex.war"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(
                    java(),
                    "-jar",
                    installed.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                    "start-domain",
                    "--verbose",
                    "--domaindir",
                    home.resolve("domains").toString(),
                    "domain1");
            builder.environment().put("AS_JAVA", System.getProperty("java.home"));
            return builder;
        }

        private static void configure(Path domainXml, int port) throws IOException {
            var xml = Files.readString(domainXml).replace("port=\"8080\"", "port=\"" + port + "\"");
            for (var taken : PORTS) {
                // As an attribute, as a property that others refer to, and as an option of the JVM.
                xml = xml.replaceAll("(port=|value=|=)(\"?)" + taken + "\\b", "$1$2" + AppServer.freePort());
            }
            // As the README says: without the server's name and version, and TRACE is for the application to refuse.
            xml = xml.replaceAll(" (xpowered-by|server-header|trace-enabled)=\"[a-z]+\"", "")
                    .replace("<http ", "<http xpowered-by=\"false\" server-header=\"false\" trace-enabled=\"true\" ");
            // Nor on the pages that it has for addresses of no application; and threads for more than five at once.
            // As sign-in.md says, names that proxies put into headers are UTF-8.
            xml = xml.replaceFirst(
                            "<jvm-options>",
                            "<jvm-options>-Dproduct.name=</jvm-options><jvm-options>" + UTF_8_HEADERS
                                    + "</jvm-options><jvm-options>")
                    .replace(
                            "<thread-pool name=\"http-thread-pool\"",
                            "<thread-pool max-thread-pool-size=\"200\" name=\"http-thread-pool\"");
            Files.writeString(domainXml, xml);
        }
    }

    /** The plain WAR in {@code deployments} of a base folder of its own, on the MicroProfile configuration. */
    record WildFly() implements ServerKind {
        @Override
        public String name() {
            return "wildfly";
        }

        @Override
        public String contextPath() {
            return "/open-codex";
        }

        @Override
        public ProcessBuilder command(Path home, int port) throws IOException {
            Path installed;
            try (var versions = Files.list(AppServer.target().resolve("wildfly"))) {
                installed = versions.findFirst().orElseThrow();
            }
            if (!Files.exists(home.resolve("configuration"))) {
                copy(installed.resolve("standalone/configuration"), home.resolve("configuration"));
                configure(home.resolve("configuration/standalone-microprofile.xml"));
                Files.createDirectories(home.resolve("deployments"));
                Files.copy(AppServer.target().resolve("open-codex.war"), home.resolve("deployments/open-codex.war"));
            }
            var command = new ArrayList<String>(List.of(
                    installed.resolve("bin/standalone.sh").toString(),
                    "-c",
                    "standalone-microprofile.xml",
                    "-b",
                    "127.0.0.1",
                    "-Djboss.server.base.dir=" + home,
                    "-Djboss.http.port=" + port,
                    "-Djboss.https.port=" + AppServer.freePort(),
                    "-Djboss.management.http.port=" + AppServer.freePort()));
            var builder = new ProcessBuilder(command);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // So that a signal to the process reaches the server and not just the script.
            builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
            return builder;
        }

        /** As the README says: imports may be as large as Open Codex takes them. */
        private static void configure(Path standaloneXml) throws IOException {
            var listener = "<http-listener name=\"default\" ";
            var xml = Files.readString(standaloneXml).replace(listener, listener + "max-post-size=\"536870912\" ");
            Files.writeString(standaloneXml, xml);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    var copy = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
