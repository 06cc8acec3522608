package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OidcProvider;
import org.opencodex.rig.OidcVisitor;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.RawHttp;
import org.opencodex.rig.Rig;

/** Sign-in by OpenID Connect: who is let in, and whom the provider can send away again. */
@OnTheRig
class OidcContractIT {
    private static final Map<String, Object> LOGOUT =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private final Rig rig;

    private static OidcProvider provider;
    private static AppServer server;

    OidcContractIT(Rig rig) {
        this.rig = rig;
    }

    @BeforeAll
    static void start(Rig rig) {
        provider = new OidcProvider();
        server = rig.anotherServer("oidc", provider.environment());
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return provider.claims(subject).claim("name", "Ada").claim("groups", List.of("writers"));
    }

    private static String somebody() {
        return UUID.randomUUID().toString();
    }

    private static OidcVisitor signsIn(JWTClaimsSet.Builder claims) {
        var visitor = new OidcVisitor(server);
        var attempt = visitor.begins("");
        visitor.comesBack(attempt, provider.code(provider.sign(claims.claim("nonce", attempt.nonce()))));
        return visitor;
    }

    /** Somebody comes back with a token that is wrong in one way. */
    private static void refuses(UnaryOperator<JWTClaimsSet.Builder> change) {
        var visitor = new OidcVisitor(server);
        var attempt = visitor.begins("");
        var claims = change.apply(claims(somebody()).claim("nonce", attempt.nonce()));
        refuses(visitor, attempt, provider.sign(claims));
    }

    private static void refuses(OidcVisitor visitor, OidcVisitor.Attempt attempt, String idToken) {
        var step = visitor.comesBack(attempt, provider.code(idToken));
        assertThat(step.status()).isEqualTo(503);
        assertThat(step.page()).contains("You are not signed in").doesNotContain("Exception");
        assertThat(visitor.hasSession()).isFalse();
        assertThat(visitor.user()).isEqualTo("null");
    }

    @Test
    void letsSomebodyInWhomTheProviderVouchesFor() {
        var visitor = new OidcVisitor(server);
        var attempt = visitor.begins("?return_to=/chats/1");
        assertThat(attempt.parameter("redirect_uri")).isEqualTo(server.base() + "callback");
        assertThat(attempt.parameter("client_id")).isEqualTo(OidcProvider.CLIENT);
        var code = provider.code(provider.sign(claims(somebody()).claim("nonce", attempt.nonce())));
        var step = visitor.comesBack(attempt, code);
        assertThat(step.location()).isEqualTo(server.base() + "chats/1");
        assertThat(visitor.user()).contains("\"name\":\"Ada\"", "\"groups\":[\"writers\"]", "\"auth\":\"oidc\"");
        // Its tab is loaded anew.
        assertThat(visitor.comesBack(attempt, code).location())
                .isEqualTo(server.base().toString());
    }

    @Test
    void refusesATokenThatIsNotForUs() {
        refuses(claims -> claims.issuer("https://evil.example"));
        refuses(claims -> claims.audience("other"));
        refuses(claims -> claims.claim("azp", "other"));
        refuses(claims -> claims.audience(List.of(OidcProvider.CLIENT, "other")));
        refuses(claims -> claims.subject(null));
    }

    @Test
    void refusesATokenOfAnotherAttemptOrTime() {
        refuses(claims -> claims.claim("nonce", "another"));
        refuses(claims -> claims.claim("nonce", null));
        refuses(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        refuses(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
    }

    @Test
    void refusesATokenThatTheProviderDidNotSign() throws JOSEException {
        var unsigned = new OidcVisitor(server);
        var first = unsigned.begins("");
        var claims = claims(somebody()).claim("nonce", first.nonce());
        refuses(unsigned, first, new PlainJWT(claims.build()).serialize());

        var foreign = new OidcVisitor(server);
        var second = foreign.begins("");
        var key = new RSAKey.Builder(OidcProvider.newKey())
                .keyID(provider.keyId())
                .build();
        refuses(foreign, second, OidcProvider.sign(claims(somebody()).claim("nonce", second.nonce()), key));

        var symmetric = new OidcVisitor(server);
        var third = symmetric.begins("");
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                claims(somebody()).claim("nonce", third.nonce()).build());
        token.sign(new MACSigner(OidcProvider.SECRET));
        refuses(symmetric, third, token.serialize());
    }

    @Test
    void letsNobodyInByAnAttemptOfSomebodyElse() {
        var eve = new OidcVisitor(server);
        var ofEve = eve.begins("");
        var code = provider.code(provider.sign(claims("eve").claim("nonce", ofEve.nonce())));
        // Eve sends her answer to Ada: by Eve's attempt, which Ada's browser does not know, and by Ada's own.
        var ada = new OidcVisitor(server);
        assertThat(ada.comesBack(ofEve, code).location()).startsWith(server.base() + "login?again=1");
        assertThat(ada.hasSession()).isFalse();
        var ofAda = ada.begins("");
        assertThat(ada.comesBack(ofAda, code).status()).isEqualTo(503);
        assertThat(ada.user()).isEqualTo("null");
    }

    @Test
    void asksTheProviderForNobodyWhomTheDoorRefuses() {
        var visitor = new OidcVisitor(server);
        var attempt = visitor.begins("");
        var code = provider.code(provider.sign(claims(somebody()).claim("nonce", attempt.nonce())));
        var path = "callback?state=" + attempt.state() + "&code=" + code;
        assertThat(RawHttp.from("127.0.0.1", server)
                        .send("GET", path, "Host: elsewhere.example", "Cookie: " + visitor.cookies())
                        .status())
                .isEqualTo(403);
        // The provider takes a code once, and has not been shown this one.
        visitor.comesBack(attempt, code);
        assertThat(visitor.user()).contains("Ada");
    }

    @Test
    void beginsWhateverElseIsInTheAddress() {
        for (var query : List.of("?state=1", "?state=1&code=1", "?error=access_denied")) {
            assertThat(new OidcVisitor(server).begins(query).state()).isNotEmpty();
        }
    }

    @Test
    void letsTwoTabsInAtOnce() {
        var visitor = new OidcVisitor(server);
        var first = visitor.begins("?return_to=/chats/1");
        var second = visitor.begins("?return_to=/chats/2");
        var subject = somebody();
        for (var attempt : List.of(first, second)) {
            var step = visitor.comesBack(
                    attempt, provider.code(provider.sign(claims(subject).claim("nonce", attempt.nonce()))));
            assertThat(step.location()).startsWith(server.base() + "chats/");
        }
        assertThat(visitor.user()).contains("Ada");
    }

    @Test
    void takesGroupsAsTheyAreNow() {
        var subject = somebody();
        assertThat(signsIn(claims(subject)).user()).contains("\"groups\":[\"writers\"]");
        assertThat(signsIn(claims(subject).claim("groups", List.of("readers", "owners")))
                        .user())
                .contains("\"groups\":[\"owners\",\"readers\"]");
        provider.tells("{\"sub\": \"" + subject + "\", \"groups\": [\"by userinfo\"]}");
        assertThat(signsIn(claims(subject).claim("groups", null)).user()).contains("\"groups\":[\"by userinfo\"]");
        provider.tells("{\"sub\": \"" + subject + "\"}");
        assertThat(signsIn(claims(subject).claim("groups", null)).user()).contains("\"groups\":[]");
        provider.tells("{\"sub\": \"somebody else\", \"groups\": [\"owners\"]}");
        refuses(claims -> claims.claim("groups", null));
    }

    @Test
    void fillsNoGroupThatWasMadeHere() {
        var people = new People(rig, server);
        var group = people.newGroup("Board");
        var name = "Board " + group;
        var subject = somebody();
        assertThat(signsIn(claims(subject).claim("groups", List.of(name))).user())
                .contains("[\"" + name + "\"]");
        assertThat(people.in(group)).isZero();
        assertThat(signsIn(claims(subject).claim("groups", List.of(name))).user())
                .contains("[\"" + name + "\"]");
    }

    @Test
    void knowsANewKeyOfTheProviders() {
        assertThat(signsIn(claims(somebody())).user()).contains("Ada");
        provider.changeKey();
        assertThat(signsIn(claims(somebody())).user()).contains("Ada");
    }

    @Test
    void leadsToTheProviderToSignOut() {
        var visitor = signsIn(claims(somebody()));
        assertThat(visitor.signsOut().page()).contains(provider.issuer() + "/end?client_id=", "id_token_hint=");
        assertThat(visitor.user()).isEqualTo("null");
    }

    @Test
    void endsWhatTheProviderEnded() {
        var subject = somebody();
        var one = signsIn(claims(subject).claim("sid", "one-" + subject));
        var two = signsIn(claims(subject).claim("sid", "two-" + subject));
        var other = signsIn(claims(somebody()));
        var token = provider.sign(
                provider.claims(subject).claim("sid", "one-" + subject).claim("events", LOGOUT));
        assertThat(OidcVisitor.backChannel(server, token)).isEqualTo(200);
        assertThat(one.user()).isEqualTo("null");
        assertThat(two.user()).contains("Ada");

        var again = signsIn(claims(subject).claim("sid", "one-" + subject));
        assertThat(OidcVisitor.backChannel(server, token)).isEqualTo(200);
        assertThat(again.user()).as("a token counts once").contains("Ada");

        var ofAll = provider.sign(provider.claims(subject).claim("events", LOGOUT));
        assertThat(OidcVisitor.backChannel(server, ofAll)).isEqualTo(200);
        assertThat(List.of(two.user(), again.user())).containsOnly("null");
        assertThat(other.user()).contains("Ada");
    }

    @Test
    void leavesWhatTheProviderKeepsAlone() {
        var visitor = signsIn(claims(somebody()));
        assertThat(visitor.reads("account").page()).contains("\"can_change_name\":false");
        assertThat(visitor.changes("account", "{\"name\": \"New\"}").status()).isEqualTo(409);
        var change = "{\"current\": \"a password of theirs\", \"new\": \"another password of theirs\"}";
        assertThat(visitor.changes("account/password", change).status()).isEqualTo(409);
    }

    @Test
    void endsNothingForSomebodyElse() {
        var subject = somebody();
        var visitor = signsIn(claims(subject));
        var right = provider.claims(subject).claim("events", LOGOUT);
        assertThat(OidcVisitor.backChannel(server, OidcProvider.sign(right, OidcProvider.newKey())))
                .isEqualTo(400);
        assertThat(OidcVisitor.backChannel(server, provider.sign(provider.claims(subject))))
                .isEqualTo(400);
        assertThat(OidcVisitor.backChannel(server, "nothing")).isEqualTo(400);
        assertThat(visitor.user()).contains("Ada");
    }

    @Test
    void leadsNoProgramAway() {
        assertThat(server.api().getOutside("login").status()).isEqualTo(401);
        assertThat(server.api().get("projects").status()).isEqualTo(401);
    }

    @Test
    void leadsNobodyAwayWhoAsksByAnotherName() {
        var answer = RawHttp.from("127.0.0.1", server)
                .send("GET", "login", "Host: evil.example", "Accept: text/html", "Sec-Fetch-Mode: navigate");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Location")).isNull();
    }

    @Test
    void saysWhereTheProviderLetsNobodyIn() throws SQLException {
        var visitor = new OidcVisitor(server);
        var attempt = visitor.begins("");
        var step = visitor.goes("callback?state=" + attempt.state() + "&error=access_denied");
        assertThat(step.status()).isEqualTo(403);
        assertThat(step.page()).contains("did not let you in");
        try (var connection = rig.connect();
                var statement = connection.createStatement();
                var noted = statement.executeQuery("select 1 from audit_entry where action = 'sign_in.failed'"
                        + " and detail like '%oidc%' and detail like '%refused%'")) {
            assertThat(noted.next()).isTrue();
        }
    }

    @Test
    void keepsThreadsForOthersWhileTheProviderHangs() throws InterruptedException {
        Map<OidcVisitor, OidcVisitor.Attempt> tabs = new HashMap<>();
        for (var i = 0; i < 30; i++) {
            var visitor = new OidcVisitor(server);
            tabs.put(visitor, visitor.begins(""));
        }
        var statuses = new LinkedBlockingQueue<Integer>();
        provider.hangs();
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                tabs.forEach((visitor, attempt) -> {
                    var token = provider.sign(claims(somebody()).claim("nonce", attempt.nonce()));
                    browsers.submit(() -> statuses.add(
                            visitor.comesBack(attempt, provider.code(token)).status()));
                });
                for (var i = 0; i < 6; i++) {
                    assertThat(statuses.poll(1, TimeUnit.MINUTES)).isEqualTo(503);
                }
                assertThat(new OidcVisitor(server).user()).isEqualTo("null");
            } finally {
                provider.answersAgain();
            }
        }
        assertThat(statuses).hasSize(24).containsOnly(302);
    }

    @Test
    void endsTheOldestOfVeryManySessionsOfOnePerson() {
        var subject = somebody();
        var first = signsIn(claims(subject));
        for (var i = 0; i < 98; i++) {
            signsIn(claims(subject));
        }
        var second = signsIn(claims(subject));
        assertThat(first.user()).contains("Ada");
        var newest = signsIn(claims(subject));
        assertThat(newest.user()).contains("Ada");
        assertThat(first.user()).isEqualTo("null");
        assertThat(second.user()).contains("Ada");
    }
}
