package org.opencodex.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.platform.JsonDialect;

/**
 * The provider as it describes itself (OpenID Connect Discovery 1.0, section 4), and the keys that it signs with, each kept
 * for a while.
 */
@ApplicationScoped
class OidcIssuer {
    private static final System.Logger LOG = System.getLogger(OidcIssuer.class.getName());
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** From the question to the last byte of the answer. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final Duration KEPT = Duration.ofMinutes(15);

    /** One that fails is not asked by each who waits for another's answer. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private OidcConfig config;
    private HttpClient client;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer answer;
    private Keys keys;

    @PostConstruct
    void configure() {
        configure(OidcConfig.of(ConfigProvider.getConfig(OidcIssuer.class.getClassLoader()))
                .orElseThrow());
    }

    void configure(OidcConfig configured) {
        config = configured;
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /** What the provider said the last time, null where it never did; why not the last time; and when it is asked again. */
    private record Answer(JsonObject document, IOException failure, Instant askAt) {}

    /**
     * Throws {@link IOException} where it could never be read, or is another issuer's. One asks; the others take what is known:
     * a provider that hangs must not hold everybody.
     */
    JsonObject document() throws IOException {
        var known = answer;
        if (known == null) {
            asking.lock();
        }
        if (known == null || known.askAt().isBefore(Instant.now()) && asking.tryLock()) {
            try {
                if (answer == known) {
                    answer = ask(known == null ? null : known.document());
                }
            } finally {
                asking.unlock();
            }
        }
        known = answer;
        if (known.document() == null) {
            throw new IOException(known.failure().getMessage(), known.failure());
        }
        return known.document();
    }

    private Answer ask(JsonObject before) {
        try {
            return new Answer(describe(), null, Instant.now().plus(KEPT));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The provider cannot be asked what it is: " + e.getMessage());
            return new Answer(before, e, Instant.now().plus(PAUSE));
        }
    }

    private JsonObject describe() throws IOException {
        try {
            var read = JsonDialect.read(read(discovery(config.issuer())));
            if (!config.issuer().equals(read.getString("issuer", null))) {
                throw new IOException("The provider calls itself " + read.getString("issuer", "nothing")
                        + ", and opencodex.auth.oidc.issuer must say the same.");
            }
            return read;
        } catch (JsonException | ClassCastException e) {
            throw new IOException("The provider's description of itself is no JSON object.", e);
        }
    }

    /** Where a browser is sent to sign out at the provider (OpenID Connect RP-Initiated Logout 1.0); empty if nowhere. */
    Optional<URI> endSession() throws IOException {
        return Optional.ofNullable(document().getString("end_session_endpoint", null))
                .map(URI::create);
    }

    /** For what it told us itself: asked anew for each key that nobody has heard of. */
    JWKSource<SecurityContext> keys() throws IOException {
        return current().own();
    }

    /**
     * For what anybody may have sent: not asked anew more often than twice in half a minute, however many keys they make up.
     * Kept apart, so that nobody's sign-in waits for that.
     */
    JWKSource<SecurityContext> keysForAnybody() throws IOException {
        return current().anybodys();
    }

    private record Keys(String address, JWKSource<SecurityContext> own, JWKSource<SecurityContext> anybodys) {}

    private Keys current() throws IOException {
        return current(document().getString("jwks_uri"));
    }

    private synchronized Keys current(String address) throws IOException {
        if (keys == null || !keys.address().equals(address)) {
            keys = new Keys(address, source(address, false), source(address, true));
        }
        return keys;
    }

    private JWKSource<SecurityContext> source(String address, boolean limited) throws IOException {
        return JWKSourceBuilder.create(url(address), this::retrieve)
                .cache(KEPT.toMillis(), ANSWER.toMillis())
                .refreshAheadCache(false)
                .rateLimited(limited)
                .build();
    }

    static String discovery(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + DISCOVERY;
    }

    private static URL url(String address) throws IOException {
        return URI.create(address).toURL();
    }

    private Resource retrieve(URL address) throws IOException {
        return new Resource(read(address.toString()), "application/json");
    }

    private String read(String address) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .build();
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            // The request's own timeout would end with the headers.
            var response = answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers with status " + response.statusCode() + ".");
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(address + " cannot be read: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(address + " does not answer within " + ANSWER.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
