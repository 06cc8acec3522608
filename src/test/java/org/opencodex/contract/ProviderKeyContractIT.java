package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** The keys of providers: written, tried, used, never read. */
@OnTheRig
class ProviderKeyContractIT {
    private static final String KEY = Canaries.plant("canary-own-0123456789abcd");
    private static final String EVERYBODYS = Canaries.plant("canary-all-0123456789wxyz");

    private final Rig rig;
    private final Api api;

    ProviderKeyContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
    }

    @AfterEach
    void forget() {
        for (var provider : List.of("openai", "groq", "ollama", "azure-openai")) {
            api.delete("provider-keys/" + provider);
            api.delete("provider-keys/" + provider + "?scope=installation");
        }
    }

    private String base() {
        return rig.llm().baseUrl().toString();
    }

    private String saying(String key, String address) {
        return "{\"key\":\"" + key + "\",\"base_url\":\"" + address + "\"}";
    }

    private String provider(String id, String member) {
        var list = api.get("providers").json().getJsonArray("providers");
        for (var value : list) {
            if (value.asJsonObject().getString("id").equals(id)) {
                return String.valueOf(value.asJsonObject().get(member));
            }
        }
        throw new AssertionError("no provider " + id);
    }

    @Test
    void isSavedAndNeverShown() {
        assertThat(provider("groq", "ready")).isEqualTo("false");

        var saved = api.put("provider-keys/groq", saying(KEY, base()));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.at("/ends_in")).isEqualTo("abcd");
        assertThat(saved.at("/has_key")).isEqualTo("true");
        assertThat(saved.at("/scope")).isEqualTo("own");
        var list = api.get("provider-keys");
        assertThat(list.each("keys", "provider")).contains("groq");
        assertThat(list.at("/storage/ready")).isEqualTo("true");
        assertThat(provider("groq", "ready")).isEqualTo("true");
        assertThat(provider("groq", "key")).contains("\"source\":\"own\"", "\"ends_in\":\"abcd\"");
        assertThat(saved.body() + list.body() + api.get("providers").body()).doesNotContain(KEY);
    }

    @Test
    void goesWithTheQuestionsOfWhoeverSavedIt() {
        api.put("provider-keys/groq?scope=installation", saying(EVERYBODYS, base()));
        assertThat(askedWith("groq")).isEqualTo("Bearer " + EVERYBODYS);
        api.put("provider-keys/groq", saying(KEY, base()));
        assertThat(askedWith("groq")).isEqualTo("Bearer " + KEY);
        api.delete("provider-keys/groq");
        assertThat(askedWith("groq")).isEqualTo("Bearer " + EVERYBODYS);
    }

    private String askedWith(String provider) {
        var project = api.newProject();
        api.put("projects/" + project + "/agent-config", "{\"llm_provider\":\"" + provider + "\",\"llm_model\":\"m\"}");
        var chat =
                api.post("chats?project_id=" + project, "{\"name\":\"Keys\"}").at("/id");
        assertThat(api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Hello\"}")
                        .status())
                .isEqualTo(202);
        return rig.llm().takeRequest().authorization();
    }

    @Test
    void isErasedWhereTheAddressChanges() {
        api.put("provider-keys/groq", saying(KEY, base()));

        var moved = api.put("provider-keys/groq", "{\"base_url\":\"https://elsewhere.example.org/v1\"}");

        assertThat(moved.at("/has_key")).isEqualTo("false");
        assertThat(moved.at("/ends_in")).isEqualTo("null");
    }

    @Test
    void staysWhereOnlyTheVersionOrNothingIsSaid() {
        var version = api.put("provider-keys/groq", saying(KEY, base())).at("/version");
        var again = api.put("provider-keys/groq", "{\"base_url\":\"" + base() + "\",\"version\":" + version + "}");
        assertThat(again.at("/has_key")).isEqualTo("true");
        var stale = api.put("provider-keys/groq", "{\"key\":null,\"version\":" + version + "}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(api.put("provider-keys/groq", "{\"key\":null}").at("/has_key"))
                .isEqualTo("false");
    }

    @Test
    void isTriedByOneSmallCall() {
        var tried = api.post(
                "provider-keys/groq/test", "{\"key\":\"" + KEY + "\",\"base_url\":\"" + base() + "\",\"model\":\"m\"}");

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.at("/ok")).isEqualTo("true");
        assertThat(tried.at("/problem")).isEqualTo("null");
        assertThat(rig.llm().takeRequest().authorization()).isEqualTo("Bearer " + KEY);
        assertThat(api.get("provider-keys").each("keys", "provider")).doesNotContain("groq");
    }

    @Test
    void isExplainedWhereItIsWrong() {
        rig.llm().next(Script.refuses(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));

        var tried = api.post(
                "provider-keys/groq/test", "{\"key\":\"" + KEY + "\",\"base_url\":\"" + base() + "\",\"model\":\"m\"}");

        assertThat(tried.at("/ok")).isEqualTo("false");
        assertThat(tried.at("/problem/code")).isEqualTo("provider_key_refused");
        assertThat(tried.at("/problem/detail"))
                .contains("refused the key", "the page Providers")
                .doesNotContain(KEY);
    }

    /** The page shows the address of the catalogue: who presses Test there has said where it is. */
    @Test
    void isTriedAtTheAddressOfTheCatalogue() {
        var tried =
                api.post("provider-keys/ollama/test", "{\"base_url\":\"http://localhost:11434/v1\",\"model\":\"m\"}");

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.at("/problem/code")).isNotEqualTo("provider_key_missing");
    }

    /** Else whoever may try an address could have a saved key sent to it. */
    @Test
    void isNotTriedAtAnotherAddress() {
        api.put("provider-keys/groq", saying(KEY, "https://elsewhere.example.org/v1"));

        api.post("provider-keys/groq/test", "{\"base_url\":\"" + base() + "\",\"model\":\"m\"}");

        assertThat(rig.llm().takeRequest().authorization()).isNull();
    }

    @Test
    void needsNoneOnALocalServer() {
        var saved = api.put("provider-keys/ollama", "{\"base_url\":\"" + base() + "\"}");
        assertThat(saved.at("/has_key")).isEqualTo("false");
        assertThat(provider("ollama", "ready")).isEqualTo("true");
        assertThat(askedWith("ollama")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"key\":\"two words\"} | key",
                "{\"key\":\"\"} | key",
                "{\"key\":7} | key",
                "{\"key\":\"ümlaut\"} | key",
                "{\"base_url\":\"ftp://example.org\"} | base_url",
                "{\"base_url\":\"https://me:secret@example.org/v1\"} | base_url",
                "{\"base_url\":\"https://example.org/v1?key=1\"} | base_url",
                "{\"base_url\":\"example.org\"} | base_url"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var refused = api.put("provider-keys/groq", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly(field);
        assertThat(refused.body()).doesNotContain("secret");
    }

    @Test
    void asksForTheAddressWhereEachCustomerHasTheirOwn() {
        var refused = api.put("provider-keys/azure-openai", "{\"key\":\"" + KEY + "\"}");
        assertThat(refused.badFields()).containsExactly("base_url");
        assertThat(refused.body()).contains("openai.azure.com");
    }

    @Test
    void isOfAKnownProviderAndScope() {
        assertThat(api.put("provider-keys/oracle", "{}").status()).isEqualTo(404);
        assertThat(api.put("provider-keys/groq?scope=world", "{}").badFields()).containsExactly("scope");
        assertThat(api.get("providers/oracle/models").status()).isEqualTo(404);
    }

    @Test
    void opensTheProvidersListOfModels() {
        rig.llm()
                .models(Script.refuses(
                        200, "{\"data\":[{\"id\":\"llama-x\",\"context_window\":131072},{\"id\":\"qwen-y\"}]}"));
        api.put("provider-keys/groq", saying(KEY, base()));

        var list = api.get("providers/groq/models");

        assertThat(list.at("/source")).isEqualTo("live");
        assertThat(list.each("models", "id")).containsExactly("llama-x", "qwen-y");
        assertThat(list.at("/models/0/context_window")).isEqualTo("131072");
        assertThat(list.at("/models/1/context_window")).isEqualTo("null");
        assertThat(list.at("/models/1/price")).isEqualTo("null");
    }

    @Test
    void saysWhyThereIsNoListAndOffersTheCatalogues() {
        rig.llm().models(Script.refuses(500, "boom"));
        api.put("provider-keys/openai", saying(KEY, base()));

        var list = api.get("providers/openai/models?refresh=true");

        assertThat(list.at("/source")).isEqualTo("catalogue");
        assertThat(list.at("/problem")).contains("HTTP 500");
    }

    @Test
    void tellsTheFactsOfTheCatalogue() {
        var list = api.get("providers/mistral/models");
        assertThat(list.at("/source")).isEqualTo("catalogue");
        assertThat(list.at("/problem")).contains("MISTRAL_API_KEY");
        assertThat(list.at("/models/0/id")).isEqualTo("mistral-small-latest");
        assertThat(list.at("/models/0/price/input")).isEqualTo("0.15");
        assertThat(list.each("models", "id")).contains("mistral-large-latest");
    }
}
