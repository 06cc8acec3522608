package org.opencodex.rig;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server from the system's packages in front of an application server, with one of the examples of {@code
 * src/doc/proxy}, in which {@code @NAME@} stands for what differs from place to place.
 */
public final class FrontProxy implements AutoCloseable {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path APACHE = Path.of("/usr/sbin/apache2");
    private static final Path APACHE_MODULES = Path.of("/usr/lib/apache2/modules");
    private static final Path EXAMPLES = Path.of("src/doc/proxy");
    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final int port = AppServer.freePort();
    private Process process;

    /** Not started yet; where it will be is known, since the application server is told. */
    public FrontProxy(String name) {
        folder = AppServer.folder(name);
    }

    public static boolean isNginxInstalled() {
        return Files.isExecutable(NGINX);
    }

    public static boolean isApacheInstalled() {
        return Files.isExecutable(APACHE) && Files.exists(APACHE_MODULES.resolve("mod_auth_openidc.so"));
    }

    /** Its origin, {@code http://127.0.0.1:PORT}. */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** The application as it is seen through this proxy, with the context path and a slash at the end. */
    public URI base(AppServer server) {
        return URI.create(origin() + server.base().getPath());
    }

    /** A client that comes through this proxy. */
    public Api api(AppServer server) {
        return new Api(base(server));
    }

    public void startNginx(String example, AppServer server, Map<String, String> values) throws IOException {
        configure(example, server, values, """
                daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;
                events { }
                http { access_log off; client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  include %1$s/example.conf; }
                """);
        run(NGINX.toString(), "-c", folder.resolve("main.conf").toString());
    }

    public void startApache(String example, AppServer server, Map<String, String> values) throws IOException {
        configure(example, server, values, """
                ServerRoot %1$s
                PidFile %1$s/pid
                DefaultRuntimeDir %1$s
                Mutex file:/tmp
                ErrorLog %1$s/error.log
                ServerName 127.0.0.1
                User www-data
                Group www-data
                LoadModule mpm_event_module %2$s/mod_mpm_event.so
                LoadModule authn_core_module %2$s/mod_authn_core.so
                LoadModule authz_core_module %2$s/mod_authz_core.so
                LoadModule authz_user_module %2$s/mod_authz_user.so
                LoadModule auth_openidc_module %2$s/mod_auth_openidc.so
                LoadModule headers_module %2$s/mod_headers.so
                LoadModule proxy_module %2$s/mod_proxy.so
                LoadModule proxy_http_module %2$s/mod_proxy_http.so
                Include %1$s/example.conf
                """);
        run(
                APACHE.toString(),
                "-d",
                folder.toString(),
                "-f",
                folder.resolve("main.conf").toString(),
                "-DFOREGROUND");
    }

    private void configure(String example, AppServer server, Map<String, String> values, String main)
            throws IOException {
        var all = new HashMap<>(values);
        all.put("LISTEN", "127.0.0.1:" + port);
        all.put("PUBLIC", origin());
        all.put("APP", server.base().getAuthority());
        var places = PLACE.matcher(Files.readString(EXAMPLES.resolve(example)));
        var text =
                places.replaceAll(place -> Matcher.quoteReplacement(all.getOrDefault(place.group(1), place.group())));
        Files.writeString(folder.resolve("example.conf"), text);
        Files.writeString(folder.resolve("main.conf"), main.formatted(folder, APACHE_MODULES));
    }

    private void run(String... command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        await().atMost(START_LIMIT).until(this::listens);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The proxy has ended: " + Files.readString(folder.resolve("output.log")));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
