package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** With sign-in on: who is served, as whom, and who may do what with a project. */
@OnTheRig
class SessionContractIT {
    private final AppServer server;
    private final People people;

    SessionContractIT(Rig rig) {
        server = rig.signedInServer();
        people = new People(rig, server);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    @Test
    void servesNobodyWhoIsNotSignedIn() {
        assertRefused(server.api().get("projects"), 401, "unauthenticated");
        assertRefused(server.api().post("projects", "{\"name\": \"A\"}"), 401, "unauthenticated");
        assertThat(server.api().getOutside("health").status()).isEqualTo(200);
    }

    @Test
    void saysWhoIsSignedIn() {
        var anonymous = server.api().get("session");
        assertThat(anonymous.status()).isEqualTo(200);
        assertThat(anonymous.at("/mode")).isEqualTo("local");
        assertThat(anonymous.body()).contains("\"user\":null");
        var ada = people.arrives("Ada");
        assertThat(ada.api().get("session").at("/user/name")).isEqualTo("Ada");
    }

    @Test
    void servesNobodyWhoSignedInAnotherWay() {
        var ada = people.arrives("Ada");
        var text = ada.api()
                .post("account/tokens", "{\"name\": \"A program\", \"scope\": \"read\", \"expires_in_days\": 1}")
                .at("/token");
        var program = server.api().with("Authorization", "Bearer " + Canaries.plant(text));
        assertThat(program.get("projects").status()).isEqualTo(200);
        people.signsInBy(ada, "https://id.example");
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
        assertRefused(program.get("projects"), 401, "unauthenticated");
        assertThat(people.arrives("Bob").api().get("principals?query=ada").body())
                .doesNotContain(ada.id());
        people.signsInBy(ada, "local");
        assertThat(ada.api().get("projects").status()).isEqualTo(200);
    }

    @Test
    void signsOut() {
        var ada = people.arrives("Ada");
        assertThat(ada.api().get("projects").status()).isEqualTo(200);
        assertThat(ada.api().delete("session").status()).isEqualTo(200);
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
    }

    @Test
    void showsNobodyWhatIsSomebodyElses() {
        var ada = people.arrives("Ada");
        var bob = people.arrives("Bob");
        var chat = ada.api().newChat();
        assertRefused(bob.api().get("chats/" + chat), 404, "not_found");
        assertThat(bob.api().get("projects").at("/total")).isEqualTo("0");
        try (var socket = bob.api().stream(chat)) {
            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void letsAViewerReadAndAnEditorWrite() {
        var ada = people.arrives("Ada");
        var bob = people.arrives("Bob");
        var project = ada.api().newProject();
        var chat = ada.api().newChat(project);
        people.isGranted(bob, project, "VIEWER");
        assertThat(bob.api().get("chats/" + chat).status()).isEqualTo(200);
        assertRefused(bob.api().post("chats/" + chat + "/messages", "{\"content\": \"No\"}"), 403, "forbidden");
        people.isGranted(bob, project, "EDITOR");
        assertThat(bob.api().newMessage(chat, "Yes")).isNotEmpty();
        assertRefused(bob.api().delete("projects/" + project), 403, "forbidden");
    }

    @Test
    void refusesSomebodyWhoIsSuspended() {
        var ada = people.arrives("Ada");
        people.isSuspended(ada);
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
    }

    @Test
    void refusesAWriteByCookieWithoutAnOrigin() {
        var ada = people.arrives("Ada");
        var foreign = ada.api().with("Origin", "https://evil.example");
        assertRefused(foreign.post("projects", "{\"name\": \"A\"}"), 403, "origin_refused");
        assertRefused(ada.withoutOrigin().post("projects", "{\"name\": \"A\"}"), 403, "origin_refused");
        assertThat(ada.withoutOrigin().get("projects").status()).isEqualTo(200);
    }

    @Test
    void closesTheSocketOfNobody() {
        var chat = people.arrives("Ada").api().newChat();
        try (var socket = server.api().stream(chat)) {
            assertThat(socket.until("error").getLast().getString("code")).isEqualTo("unauthenticated");
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }
}
