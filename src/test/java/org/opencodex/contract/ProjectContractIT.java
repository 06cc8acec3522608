package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part A: projects. */
@OnTheRig
class ProjectContractIT {
    private final Api api;

    ProjectContractIT(Rig rig) {
        api = rig.api();
    }

    @Test
    void createsAProject() {
        var answer = api.post("projects", "{\"name\": \"Kitchen\", \"description\": \"Recipes\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.at("/name")).isEqualTo("Kitchen");
        assertThat(answer.at("/description")).isEqualTo("Recipes");
    }

    @Test
    void hasAllMembers() {
        var project = api.post("projects", "{\"name\": \"Kitchen\"}").json();
        assertThat(project).containsKeys("id", "name", "description", "created_at", "updated_at");
    }

    @Test
    void showsAnAbsentDescriptionAsNull() {
        assertThat(api.post("projects", "{\"name\": \"Kitchen\"}").at("/description"))
                .isEqualTo("null");
        assertThat(api.post("projects", "{\"name\": \"Kitchen\", \"description\": null}")
                        .at("/description"))
                .isEqualTo("null");
    }

    @Test
    void readsWhatWasCreated() {
        var created = api.post("projects", "{\"name\": \"Kitchen\", \"description\": \"Recipes\"}");
        var read = api.get("projects/" + created.at("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
    }

    @Test
    void keepsTextOfAnyScript() {
        var name = "Küche 厨房 مطبخ 👩‍🍳";
        var created = api.post("projects", "{\"name\": \"" + name + "\"}");
        assertThat(created.at("/name")).isEqualTo(name);
        assertThat(api.get("projects/" + created.at("/id")).at("/name")).isEqualTo(name);
    }

    @Test
    void rejectsAMissingName() {
        var answer = api.post("projects", "{}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void rejectsAnEmptyName() {
        var answer = api.post("projects", "{\"name\": \"\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void takesANameOf255CharactersAndNoneLonger() {
        assertThat(api.post("projects", "{\"name\": \"" + "n".repeat(255) + "\"}")
                        .status())
                .isEqualTo(201);
        var longer = api.post("projects", "{\"name\": \"" + "n".repeat(256) + "\"}");
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.badFields()).containsExactly("name");
    }

    @Test
    void changesOnlyWhatAPutNames() {
        var id = api.post("projects", "{\"name\": \"Kitchen\", \"description\": \"Recipes\"}")
                .at("/id");
        var answer = api.put("projects/" + id, "{\"name\": \"Garden\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/name")).isEqualTo("Garden");
        assertThat(answer.at("/description")).isEqualTo("Recipes");
    }

    @Test
    void clearsTheDescriptionByNull() {
        var id = api.post("projects", "{\"name\": \"Kitchen\", \"description\": \"Recipes\"}")
                .at("/id");
        assertThat(api.put("projects/" + id, "{\"description\": null}").at("/description"))
                .isEqualTo("null");
        assertThat(api.get("projects/" + id).at("/description")).isEqualTo("null");
    }

    @Test
    void rejectsANullName() {
        var answer = api.put("projects/" + api.newProject(), "{\"name\": null}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void changesNothingWhereOneFieldIsBad() {
        var id = api.post("projects", "{\"name\": \"Kitchen\", \"description\": \"Recipes\"}")
                .at("/id");
        assertThat(api.put("projects/" + id, "{\"description\": \"New\", \"name\": \"\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("projects/" + id).at("/description")).isEqualTo("Recipes");
    }

    @Test
    void namesEveryBadField() {
        var answer = api.post("projects", "{\"name\": \"\", \"description\": 7}");
        assertThat(answer.badFields()).containsExactlyInAnyOrder("name", "description");
    }

    @Test
    void raisesUpdatedAtByAPut() {
        var created = api.post("projects", "{\"name\": \"Kitchen\"}");
        var changed = api.put("projects/" + created.at("/id"), "{\"name\": \"Garden\"}");
        assertThat(changed.at("/updated_at")).isGreaterThan(created.at("/updated_at"));
        assertThat(changed.at("/created_at")).isEqualTo(created.at("/created_at"));
    }

    @Test
    void listsTheNewestChangeFirst() {
        var first = api.newProject();
        var second = api.newProject();
        assertThat(api.get("projects?limit=2").each("projects", "id")).containsExactly(second, first);
        api.put("projects/" + first, "{\"name\": \"Changed\"}");
        assertThat(api.get("projects?limit=2").each("projects", "id")).containsExactly(first, second);
    }

    @Test
    void countsAllProjectsWhateverThePage() {
        var before = Long.parseLong(api.get("projects?limit=1").at("/total"));
        api.newProject();
        assertThat(api.get("projects?limit=1").at("/total")).isEqualTo(String.valueOf(before + 1));
    }

    @Test
    void isGoneAfterADelete() {
        var id = api.newProject();
        var answer = api.delete("projects/" + id);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(api.get("projects/" + id).status()).isEqualTo(404);
        assertThat(api.delete("projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void takesAllThatBelongsToItAlong() {
        var id = api.newProject();
        var chat = api.newChat(id);
        api.newMessage(chat, "Hello");
        api.delete("projects/" + id);
        assertThat(api.get("projects/" + id + "/agent-config").status()).isEqualTo(404);
        assertThat(api.get("chats/" + chat).status()).isEqualTo(404);
        assertThat(api.messages(chat).status()).isEqualTo(404);
        assertThat(api.get("chats?project_id=" + id).status()).isEqualTo(404);
    }

    @Test
    void leavesOtherProjectsAloneWhenOneIsDeleted() {
        var kept = api.newProject();
        api.delete("projects/" + api.newProject());
        assertThat(api.get("projects/" + kept).status()).isEqualTo(200);
    }
}
