package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part B: a PUT that names a stale {@code version} changes nothing; one that names none wins. */
@OnTheRig
class VersionContractIT {
    private static final String PROJECT = "projects/%s";
    private static final String CONFIG = "projects/%s/agent-config";
    private static final String CHAT = "chats/%s";

    private final Api api;
    private String project;
    private String chat;

    VersionContractIT(Rig rig) {
        api = rig.api();
    }

    @BeforeEach
    void make() {
        project = api.newProject();
        chat = api.newChat(project);
    }

    private String path(String of) {
        return of.formatted(of.equals(CHAT) ? chat : project);
    }

    private static String change(String of, String value, String version) {
        var member = of.equals(CONFIG) ? "llm_model" : "name";
        return "{\"" + member + "\":\"" + value + "\"" + version + "}";
    }

    private static String shown(String of) {
        return of.equals(CONFIG) ? "/llm_model" : "/name";
    }

    @ParameterizedTest
    @ValueSource(strings = {PROJECT, CONFIG, CHAT})
    void countsThePuts(String of) {
        assertThat(api.get(path(of)).at("/version")).isEqualTo("1");
        assertThat(api.put(path(of), change(of, "a", "")).at("/version")).isEqualTo("2");
        assertThat(api.put(path(of), change(of, "b", ",\"version\":2")).at("/version"))
                .isEqualTo("3");
        assertThat(api.put(path(of), "{}").at("/version")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROJECT, CONFIG, CHAT})
    void refusesAStaleVersion(String of) {
        api.put(path(of), change(of, "first", ""));
        var refused = api.put(path(of), change(of, "second", ",\"version\":1"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("conflict");
        assertThat(api.get(path(of)).at(shown(of))).isEqualTo("first");
        assertThat(api.get(path(of)).at("/version")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"1\"", "1.5", "null", "99999999999"})
    void refusesAVersionThatMakesNoSense(String version) {
        var refused = api.put(path(CHAT), change(CHAT, "x", ",\"version\":" + version));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly("version");
    }
}
