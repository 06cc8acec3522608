package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** How administrators let people in, where accounts are kept here. */
@OnTheRig
class InvitationContractIT {
    private static final String PASSWORD = Canaries.plant("five words for the invited");

    private final Rig rig;
    private final AppServer server;
    private final People.Person root;

    InvitationContractIT(Rig rig) {
        this.rig = rig;
        server = rig.signedInServer();
        var people = new People(rig, server);
        root = people.arrives("Root");
        people.becomesAdministrator(root);
    }

    private static String invitation(String name) {
        return "{\"name\": \"" + name + "\", \"email\": \"" + name + "@example.org\"}";
    }

    private static String newName() {
        return "invited-" + UUID.randomUUID();
    }

    private Answer use(String link) {
        var token = link.substring(link.indexOf('#') + 1);
        return server.api()
                .post("account-links/use", "{\"token\": \"" + token + "\", \"password\": \"" + PASSWORD + "\"}");
    }

    @Test
    void invitesByALinkThatLetsInOnce() {
        var name = newName();
        var invited = root.api().post("admin/users", invitation(name));
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        assertThat(invited.at("/user/name")).isEqualTo(name);
        assertThat(invited.at("/user/last_sign_in_at")).isEqualTo("null");
        assertThat(invited.at("/link")).startsWith(server.base() + "welcome#");
        assertThat(use(invited.at("/link")).at("/user/name")).isEqualTo(name);
        assertThat(use(invited.at("/link")).status()).isEqualTo(404);
    }

    @Test
    void invitesAdministrators() {
        var body = "{\"name\": \"" + newName() + "\", \"administrator\": true}";
        var invited = root.api().post("admin/users", body);
        assertThat(invited.at("/user/administrator")).isEqualTo("true");
        assertThat(root.api()
                        .get("admin/audit?limit=1&action=user.administrator_added")
                        .at("/entries/0/subject_id"))
                .isEqualTo(invited.at("/user/id"));
    }

    @Test
    void keepsNamesAndAddressesApart() {
        var name = newName();
        root.api().post("admin/users", invitation(name));
        assertThat(root.api().post("admin/users", invitation(name)).status()).isEqualTo(409);
        assertThat(root.api()
                        .post("admin/users", "{\"name\": \"" + newName() + "\", \"email\": \"nowhere\"}")
                        .badFields())
                .containsExactly("email");
        assertThat(root.api().post("admin/users", "{}").badFields()).containsExactly("name");
    }

    @Test
    void letsInWhoHasLostTheirPassword() {
        var invited = root.api().post("admin/users", invitation(newName()));
        use(invited.at("/link"));
        var path = "admin/users/" + invited.at("/user/id") + "/reset-link";
        var reset = root.api().post(path, "");
        assertThat(reset.status()).as(reset.body()).isEqualTo(201);
        assertThat(use(reset.at("/link")).status()).isEqualTo(200);
        assertThat(root.api()
                        .post("admin/users/" + UUID.randomUUID() + "/reset-link", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sendsElsewhereWhereAccountsAreKeptElsewhere() {
        var answer = rig.api().post("admin/users", invitation(newName()));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("Sign-in is off");
    }
}
