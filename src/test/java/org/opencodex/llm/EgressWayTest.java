package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencodex.platform.Egress;
import org.opencodex.platform.MapConfig;

/** The way out through a proxy, and to servers with certificates of a company's own. */
class EgressWayTest {
    private static final String PASSWORD = "changeit";
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void serve(HttpServer made) {
        server = made;
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static int get(Map<String, String> settings, String url) throws IOException {
        var egress = Egress.of(new MapConfig(settings), host -> new InetAddress[] {InetAddress.getByName(host)});
        try (var client = new ProviderHttpClient(egress)) {
            return client.execute(new HttpGet(url), true, response -> response.getCode());
        }
    }

    private Map<String, String> throughTheProxy() throws IOException {
        serve(HttpServer.create(ANYWHERE, 0));
        return Map.of(
                "opencodex.db.url",
                "jdbc:postgresql://db/x",
                "opencodex.egress.proxy",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void namesAreAskedOfTheProxy() throws IOException {
        assertThat(get(throughTheProxy(), "http://models.example/v1/models")).isEqualTo(200);
        assertThat(asked).containsExactly("http://models.example/v1/models");
    }

    @Test
    void literalAddressesAreCheckedBeforeTheProxyIsAsked() throws IOException {
        var settings = throughTheProxy();
        assertThatThrownBy(() -> get(settings, "http://10.1.2.3/v1/models")).isInstanceOf(Egress.Denied.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void certificatesOfTheFileAreTrustedAndNoOthers(@TempDir Path folder) throws Exception {
        var certificate = certificateOfLocalhost(folder);
        var url = "https://localhost:" + server.getAddress().getPort() + "/v1/models";
        assertThatThrownBy(() -> get(Map.of("opencodex.egress.allow", "loopback"), url))
                .isInstanceOf(SSLException.class);
        var settings = Map.of("opencodex.egress.allow", "loopback", "opencodex.egress.ca-file", certificate.toString());
        assertThat(get(settings, url)).isEqualTo(200);
    }

    @Test
    void aFileWithoutCertificatesIsNamed(@TempDir Path folder) {
        var file = folder.resolve("none.pem").toString();
        assertThatThrownBy(() -> get(Map.of("opencodex.egress.ca-file", file), "https://localhost/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opencodex.egress.ca-file")
                .hasMessageContaining(file);
    }

    /** Serves with it, and returns it as PEM. */
    private Path certificateOfLocalhost(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("server.p12");
        var certificate = folder.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store);
        keytool("-exportcert", "-rfc", "-file", certificate, "-keystore", store);
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var made = HttpsServer.create(ANYWHERE, 0);
        made.setHttpsConfigurator(new HttpsConfigurator(context));
        serve(made);
        return certificate;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-storepass", PASSWORD));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
