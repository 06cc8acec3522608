package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** Accounts and passwords of ours: links by which one chooses a password, signing in, and what slows guessing down. */
@OnTheRig
class LocalSignInContractIT {
    private static final String PASSWORD = Canaries.plant("a password of the contract tests");

    /** Failures of one name from one address before somebody has to wait. */
    private static final int FREE = 5;

    private final Rig rig;
    private final AppServer server;
    private final People people;

    LocalSignInContractIT(Rig rig) {
        this.rig = rig;
        server = rig.signedInServer();
        people = new People(rig, server);
        people.areForgiven();
    }

    /** So that tests do not slow each other down, and each name is new. */
    private static String someName() {
        return "Ada " + UUID.randomUUID();
    }

    private Answer signIn(String name, String password) {
        return server.api().post("session", "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}");
    }

    private Answer use(String token, String password) {
        return server.api()
                .post("account-links/use", "{\"token\": \"" + token + "\", \"password\": \"" + password + "\"}");
    }

    /** Somebody who has chosen their password; returns their cookie. */
    private String chooses(String name) {
        var chosen = use(people.isInvited(name), PASSWORD);
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        return chosen.header("Set-Cookie");
    }

    @Test
    void invitesSomebodyWhoThenSignsInByNameInAnyCase() {
        var name = someName();
        var token = people.isInvited(name);
        var inspected = server.api().post("account-links/inspect", "{\"token\": \"" + token + "\"}");
        assertThat(inspected.at("/kind")).isEqualTo("invitation");
        assertThat(inspected.at("/name")).isEqualTo(name);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
        var chosen = use(token, PASSWORD);
        assertThat(chosen.at("/user/name")).isEqualTo(name);
        assertThat(people.browser(chosen.header("Set-Cookie")).get("projects").status())
                .isEqualTo(200);
        var signedIn = signIn(" " + name.toUpperCase(Locale.ROOT) + " ", PASSWORD);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.at("/user/auth")).isEqualTo("local");
        assertThat(people.browser(signedIn.header("Set-Cookie")).get("projects").status())
                .isEqualTo(200);
    }

    @Test
    void spendsALinkOnce() {
        var name = someName();
        var token = people.isInvited(name);
        assertThat(use(token, "password1234").badFields()).containsExactly("password");
        assertThat(use(token, name).badFields()).containsExactly("password");
        assertThat(use(token, PASSWORD).status()).isEqualTo(200);
        assertThat(use(token, PASSWORD).status()).isEqualTo(404);
        assertThat(use("nonsense", PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void endsEverySessionWhenAPasswordIsReset() throws SQLException {
        var name = someName();
        var browser = people.browser(chooses(name));
        var id = browser.get("session").at("/user/id");
        var another = Canaries.plant("another password of the tests");
        assertThat(use(people.isGivenALink(id, "RESET"), another).status()).isEqualTo(200);
        assertThat(browser.get("projects").status()).isEqualTo(401);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(name, another).status()).isEqualTo(200);
        assertThat(audited(name)).contains("sign_in.failed").contains("password.changed");
    }

    @Test
    void saysTheSameWhateverIsWrong() {
        var name = someName();
        chooses(name);
        var unknown = signIn(someName(), PASSWORD);
        var wrong = signIn(name, "not the password at all");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.at("/code")).isEqualTo("sign_in_failed");
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(signIn(name, "   ").body()).isEqualTo(unknown.body());
        assertThat(unknown.header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "12", "[]", "{}"})
    void refusesWhatIsNoPassword(String json) {
        var answer = server.api().post("session", "{\"name\": \"Ada\", \"password\": " + json + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("password");
    }

    @Test
    void givesANewSessionAtEachSignInAndEndsTheOldOne() {
        var name = someName();
        var first = chooses(name);
        var again = people.browser(first)
                .post("session", "{\"name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Set-Cookie")).isNotEqualTo(first);
        assertThat(people.browser(first).get("projects").status()).isEqualTo(401);
    }

    @Test
    void slowsGuessingDownAndForgetsItAfterASuccess() {
        var name = someName();
        chooses(name);
        for (var i = 0; i < FREE; i++) {
            assertThat(signIn(name, "guess number " + i).status()).isEqualTo(401);
        }
        var throttled = Stream.generate(() -> signIn(name, "one more guess"))
                .filter(answer -> answer.status() != 401)
                .findFirst()
                .orElseThrow();
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.at("/code")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(throttled.header("Retry-After"))).isPositive();
        // Somebody else from the same address is not held up.
        var other = someName();
        chooses(other);
        assertThat(signIn(other, PASSWORD).status()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> signIn(name, PASSWORD).status() == 200);
        for (var i = 0; i < FREE; i++) {
            assertThat(signIn(name, "guess number " + i).status()).isEqualTo(401);
        }
    }

    @Test
    void letsSomebodyInWhoWasThereBeforeHoweverManyOthersFail() {
        var name = someName();
        chooses(name);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        try {
            assertThat(Stream.generate(() -> signIn(someName(), "a guess"))
                            .dropWhile(answer -> answer.status() == 401)
                            .findFirst()
                            .orElseThrow()
                            .status())
                    .isEqualTo(429);
            assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        } finally {
            people.areForgiven();
        }
    }

    @Test
    void forgivesNobodyWhatWasGuessedAtOthersByOneSuccess() {
        var name = someName();
        chooses(name);
        people.areForgiven();
        try {
            for (var i = 0; i < 20; i++) {
                assertThat(signIn(someName(), "a guess").status()).isEqualTo(401);
            }
            assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
            assertThat(Stream.generate(() -> signIn(someName(), "a guess"))
                            .takeWhile(answer -> answer.status() == 401)
                            .count())
                    .isLessThan(20);
        } finally {
            people.areForgiven();
        }
    }

    /** Of the reference implementation, with 8 MiB and one pass. */
    @Test
    void strengthensAnOldHashAtSignIn() throws SQLException {
        var name = someName();
        var id = people.browser(chooses(name)).get("session").at("/user/id");
        var old = "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHQxMjM0$LFqehP9VO0j+ubKMz81vne9P60ICo8whWTaktJdVn6Y";
        ask("update local_password set hash = ? where user_id = cast(? as uuid) returning hash", old, id);
        assertThat(signIn(name, "four words in a row").status()).isEqualTo(200);
        assertThat(ask("select hash from local_password where user_id = cast(? as uuid)", id))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(signIn(name, "four words in a row").status()).isEqualTo(200);
    }

    @Test
    void keepsNoTypedNameThatNobodyHas() throws SQLException {
        var typed = Canaries.plant("my secret typed as a name " + UUID.randomUUID());
        assertThat(signIn(typed, PASSWORD).status()).isEqualTo(401);
        assertThat(audited("my …")).contains("sign_in.failed");
    }

    @Test
    void refusesSomebodyWhoIsSuspendedInTheSameWords() {
        var name = someName();
        var id = people.browser(chooses(name)).get("session").at("/user/id");
        people.isSuspended(id);
        var refused = signIn(name, PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(signIn(someName(), PASSWORD).body());
        assertThat(use(people.isGivenALink(id, "RESET"), PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void keepsNoPasswordsWhereSignInIsOff() {
        var off = rig.api();
        assertThat(off.post("session", "{\"name\": \"a\", \"password\": \"b\"}").status())
                .isEqualTo(404);
        assertThat(off.post("account-links/inspect", "{\"token\": \"a\"}").status())
                .isEqualTo(404);
    }

    private String audited(String actor) throws SQLException {
        return ask("select coalesce(string_agg(action, ' '), '') from audit_entry where actor = ?", actor);
    }

    private String ask(String sql, String... values) throws SQLException {
        try (var connection = rig.connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
