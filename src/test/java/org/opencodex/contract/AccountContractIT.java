package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** One's own account: its name, its password, where one is signed in. */
@OnTheRig
class AccountContractIT {
    private static final String PASSWORD = Canaries.plant("the first password of an account");
    private static final String OTHER = Canaries.plant("the other password of an account");

    private final AppServer server;
    private final People people;

    AccountContractIT(Rig rig) {
        server = rig.signedInServer();
        people = new People(rig, server);
        people.areForgiven();
    }

    private static String someName() {
        return "Grace " + UUID.randomUUID();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    private Api chooses(String name) {
        var chosen = server.api()
                .post(
                        "account-links/use",
                        "{\"token\": \"" + people.isInvited(name) + "\", \"password\": \"" + PASSWORD + "\"}");
        return people.browser(chosen.header("Set-Cookie"));
    }

    private Answer signIn(String name, String password) {
        return server.api().post("session", "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}");
    }

    private static String change(String current, String fresh) {
        return "{\"current\": \"" + current + "\", \"new\": \"" + fresh + "\"}";
    }

    @Test
    void showsTheAccount() {
        var name = someName();
        var account = chooses(name).get("account");
        assertThat(account.at("/name")).isEqualTo(name);
        assertThat(account.at("/can_change_name")).isEqualTo("true");
        assertThat(account.at("/can_change_password")).isEqualTo("true");
        assertThat(account.at("/administrator")).isEqualTo("false");
        assertThat(account.body()).doesNotContain("hash");
        assertRefused(server.api().get("account"), 401, "unauthenticated");
    }

    @Test
    void renamesAndSignsInByTheNewName() {
        var name = someName();
        var other = someName();
        var browser = chooses(name);
        chooses(other);
        assertRefused(browser.put("account", "{\"name\": \"" + other + "\"}"), 409, "conflict");
        assertThat(browser.put("account", "{\"name\": \" \"}").badFields()).containsExactly("name");
        var fresh = someName();
        assertThat(browser.put("account", "{\"name\": \"" + fresh + "\"}").at("/name"))
                .isEqualTo(fresh);
        assertThat(signIn(fresh, PASSWORD).status()).isEqualTo(200);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void changesThePasswordAndEndsTheOtherSessions() {
        var name = someName();
        var browser = chooses(name);
        var elsewhere = people.browser(signIn(name, PASSWORD).header("Set-Cookie"));
        assertThat(browser.put("account/password", change("not the password", OTHER))
                        .badFields())
                .containsExactly("current");
        assertThat(browser.put("account/password", change(PASSWORD, "too short"))
                        .badFields())
                .containsExactly("new");
        assertThat(browser.put("account/password", change(PASSWORD, OTHER)).status())
                .isEqualTo(204);
        assertThat(browser.get("projects").status()).isEqualTo(200);
        assertRefused(elsewhere.get("projects"), 401, "unauthenticated");
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(name, OTHER).status()).isEqualTo(200);
    }

    @Test
    void slowsGuessingDownWhoSitsAtSomebodysBrowser() {
        var browser = chooses(someName());
        var answered = Stream.generate(() -> browser.put("account/password", change("a guess", OTHER)))
                .dropWhile(answer -> answer.status() == 422)
                .findFirst()
                .orElseThrow();
        assertRefused(answered, 429, "rate_limited");
        var root = people.arrives("Root");
        people.becomesAdministrator(root);
        assertThat(root.api().get("admin/audit?action=sign_in.failed").body()).contains("wrong_current_password");
    }

    @Test
    void listsSessionsAndEndsOne() {
        var name = someName();
        var browser = chooses(name);
        var elsewhere = people.browser(signIn(name, PASSWORD).header("Set-Cookie"));
        var sessions = browser.get("account/sessions");
        assertThat(sessions.at("/total")).isEqualTo("2");
        assertThat(sessions.each("sessions", "current")).containsExactlyInAnyOrder("true", "false");
        var other = sessions.each("sessions", "current").indexOf("false");
        var id = sessions.each("sessions", "id").get(other);
        assertRefused(chooses(someName()).delete("account/sessions/" + id), 404, "not_found");
        assertThat(browser.delete("account/sessions/" + id).status()).isEqualTo(204);
        assertRefused(browser.delete("account/sessions/" + id), 404, "not_found");
        assertRefused(elsewhere.get("projects"), 401, "unauthenticated");
    }

    @Test
    void showsTheLocalUserWhereSignInIsOff(Rig rig) {
        var off = rig.api();
        assertThat(off.get("account").at("/can_change_name")).isEqualTo("false");
        assertThat(off.get("account/sessions").at("/total")).isEqualTo("0");
        assertRefused(off.put("account", "{\"name\": \"New\"}"), 403, "forbidden");
        assertRefused(off.put("account/password", change(PASSWORD, OTHER)), 403, "forbidden");
    }
}
