package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.platform.Egress;
import org.opencodex.platform.MapConfig;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.rig.Trials;

/** I-15: no address that a person may write, and no answer of a name server, leads a request to where it must not go. */
class EgressConfinedTest {
    private static final Map<String, String> NOTHING_ALLOWED = Map.of("opencodex.db.url", "jdbc:postgresql://db/x");
    private static final List<String> DENIED = List.of(
            "127.0.0.1",
            "127.8.9.10",
            "0.0.0.0",
            "10.0.0.7",
            "172.20.1.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:0:7f00:1::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1");

    private static final AtomicInteger REACHED = new AtomicInteger();
    private static ServerSocket canary;

    /** Everything on this machine, whatever its address. */
    @BeforeAll
    static void listen() throws IOException {
        canary = new ServerSocket(0);
        Thread.startVirtualThread(() -> {
            while (!canary.isClosed()) {
                try {
                    canary.accept().close();
                    REACHED.incrementAndGet();
                } catch (IOException e) {
                    // So ends the loop.
                }
            }
        });
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
    }

    /** Names of a hostile zone, of which each look-up may give other addresses. */
    private static final class HostileNames implements Egress.Lookup {
        private final Random random;
        private final Map<String, Integer> asked = new ConcurrentHashMap<>();

        HostileNames(Random random) {
            this.random = random;
        }

        @Override
        public InetAddress[] of(String host) throws UnknownHostException {
            if (!host.endsWith(".test") && !host.endsWith(".test.")) {
                return InetAddress.getAllByName(host);
            }
            var evil = InetAddress.getByName(DENIED.get(random.nextInt(DENIED.size())));
            var harmless = InetAddress.getByName("93.184.215.14");
            if (host.startsWith("rebinds")) {
                // Harmless when it is checked, if it is checked apart from connecting.
                return new InetAddress[] {asked.merge(host, 1, Integer::sum) == 1 ? evil : harmless};
            }
            return host.startsWith("both") ? new InetAddress[] {harmless, evil} : new InetAddress[] {evil};
        }
    }

    @Test
    void reachesNoDeniedAddressHoweverItIsWritten() throws InterruptedException {
        Trials.of("I-15", 400, 5_000, 8).run((random, number) -> {
            var egress = Egress.of(new MapConfig(NOTHING_ALLOWED), new HostileNames(random));
            try (var client = new ProviderHttpClient(egress)) {
                var url = url(random);
                assertThatThrownBy(() -> client.execute(new HttpGet(url), true, response -> null))
                        .as(url)
                        .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
            }
            assertThat(REACHED).hasValue(0);
        });
    }

    private static String url(Random random) {
        var host = random.nextInt(4) == 0 ? name(random) : written(DENIED.get(random.nextInt(DENIED.size())), random);
        var user = random.nextInt(6) == 0 ? "api.openai.com@" : "";
        return "http://" + user + host + ":" + canary.getLocalPort() + "/v1/models";
    }

    private static String name(Random random) {
        return List.of("evil.test", "both.test", "rebinds.test", "localhost", "LOCALHOST.", "evil.test.")
                .get(random.nextInt(6));
    }

    private static String written(String address, Random random) {
        if (address.contains(":")) {
            return switch (random.nextInt(3)) {
                case 0 -> "[" + address.toUpperCase(Locale.ROOT) + "]";
                case 1 -> "[" + address + "%25lo]";
                default -> "[" + address + "]";
            };
        }
        var parts = List.of(address.split("\\.")).stream()
                .mapToLong(Long::parseLong)
                .toArray();
        var number = parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3];
        return switch (random.nextInt(10)) {
            case 0 -> String.valueOf(number);
            case 1 -> "0x" + Long.toHexString(number);
            case 2 -> "0" + Long.toOctalString(number);
            case 3 -> parts[0] + "." + (number & 0xffffff);
            case 4 -> parts[0] + "." + parts[1] + "." + (number & 0xffff);
            case 5 -> "0" + Long.toOctalString(parts[0]) + "." + parts[1] + "." + parts[2] + "." + parts[3];
            case 6 -> address + ".";
            case 7 -> address.replace('.', '。');
            case 8 -> address.replaceFirst("\\.", "%2e");
            default -> address;
        };
    }

    @Test
    void reachesWhatIsAllowed() throws IOException {
        var egress = Egress.of(new MapConfig(Map.of("opencodex.egress.allow", "loopback, model.corp")), host ->
                new InetAddress[] {InetAddress.getByName(host.equals("model.corp") ? "10.1.2.3" : "127.0.0.1")});
        assertThat(egress.resolve("anything")).hasSize(1);
        assertThat(egress.resolve("model.corp")).hasSize(1);
    }

    @Test
    void saysWhoCanAllowWhatIsDenied() {
        var egress = Egress.of(new MapConfig(NOTHING_ALLOWED), InetAddress::getAllByName);
        assertThatThrownBy(() -> egress.check(URI.create("http://127.0.0.1:11434/v1")))
                .isInstanceOfSatisfying(
                        OpenCodexException.class,
                        e -> assertThat(e.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo("base_url");
                            assertThat(error.message()).contains("opencodex.egress.allow");
                        }));
        egress.check(URI.create("https://no-such-host.invalid/v1"));
    }

    @Test
    void allowsALocalModelInTheQuickStart() throws IOException {
        var egress = Egress.of(new MapConfig(Map.of()), InetAddress::getAllByName);
        assertThat(egress.resolve("127.0.0.1")).hasSize(1);
        assertThat(egress.resolve("192.168.1.5")).hasSize(1);
        assertThatThrownBy(() -> egress.resolve("169.254.169.254")).isInstanceOf(Egress.Denied.class);
    }

    @Test
    void checksLiteralsBeforeAProxyIsAsked() {
        var egress = Egress.of(
                new MapConfig(Map.of(
                        "opencodex.db.url", "jdbc:postgresql://db/x", "opencodex.egress.proxy", "http://127.0.0.1:9")),
                InetAddress::getAllByName);
        try (var client = new ProviderHttpClient(egress)) {
            for (var host : List.of("127.0.0.1", "127.1", "2130706433", "localhost", "[::1]")) {
                assertThatThrownBy(
                                () -> client.execute(new HttpGet("http://" + host + ":1/v1"), true, response -> null))
                        .as(host)
                        .isInstanceOf(Egress.Denied.class);
            }
        }
    }
}
