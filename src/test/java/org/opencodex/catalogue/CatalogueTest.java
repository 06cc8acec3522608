package org.opencodex.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final Catalogue OURS = Catalogue.with(Optional.empty());

    @TempDir
    Path folder;

    private Catalogue with(String json) throws IOException {
        return Catalogue.with(Optional.of(Files.writeString(folder.resolve("mine.json"), json)));
    }

    @Test
    void hasTheWellKnownProvidersFirstAndManyMore() {
        assertThat(OURS.all())
                .extracting(ProviderEntry::id)
                .startsWith("openai", "anthropic", "azure-openai", "gemini")
                .contains("mistral", "cohere", "huggingface", "ollama", "vllm", "lm-studio", "groq", "together")
                .contains("deepseek", "openrouter", "xai", "perplexity", "fireworks", "bedrock", "litellm")
                .contains("custom-openai", "custom-anthropic", "demo", "cerebras", "nvidia-nim", "moonshot")
                .hasSizeGreaterThan(70)
                .doesNotHaveDuplicates();
        assertThat(OURS.all()).filteredOn(ProviderEntry::wellKnown).hasSize(22);
    }

    @Test
    void saysHowEachProviderIsReached() {
        assertThat(OURS.all()).allSatisfy(entry -> {
            if (entry.keyNeeded()) {
                assertThat(entry.keyVariable()).as(entry.id()).isPresent();
                assertThat(entry.auth()).as(entry.id()).isNotEqualTo(AuthStyle.NONE);
            }
            if (entry.baseUrl().isEmpty() && entry.wire() != WireFormat.DEMO) {
                assertThat(entry.note()).as(entry.id()).isPresent();
            }
        });
    }

    @Test
    void suggestsOnlyModelsThatThereAre() {
        for (var entry : OURS.all()) {
            if (!OURS.models(entry.id()).isEmpty()) {
                assertThat(entry.suggestedModels()).as(entry.id()).allSatisfy(model -> assertThat(
                                OURS.model(entry.id(), model))
                        .as(model)
                        .isPresent());
            }
        }
    }

    @Test
    void knowsTheModels() {
        var mini = OURS.model("openai", "gpt-4o-mini").orElseThrow();
        assertThat(mini.contextWindow()).hasValue(128_000);
        assertThat(mini.outputLimit()).hasValue(16_384);
        assertThat(mini.vision()).contains(true);
        assertThat(mini.price())
                .contains(
                        new Price(new BigDecimal("0.15"), new BigDecimal("0.6"), Optional.of(new BigDecimal("0.075"))));
        assertThat(OURS.model("openai", "o3").orElseThrow().refuses()).contains("temperature", "top_p", "stop");
        assertThat(OURS.model("openai", "gpt-5-chat-latest").orElseThrow().refuses())
                .isEmpty();
        assertThat(OURS.model("anthropic", "claude-opus-4-8").orElseThrow().refuses())
                .containsExactlyInAnyOrder("temperature", "top_p");
        assertThat(OURS.model("gemini", "gemini-2.5-pro").orElseThrow().contextWindow())
                .hasValue(1_048_576);
        assertThat(OURS.model("azure-openai", "my-deployment")).isEmpty();
        assertThat(OURS.asOf()).isAfter("2026-01-01");
    }

    @Test
    void isExtendedAndOverruledByAFileOfTheAdministrators() throws IOException {
        var catalogue = with("""
                {"providers": [
                   {"id": "house", "name": "Our house", "base_url": "http://llm.corp:8080/v1", "key_needed": false,
                    "parallel": 4, "models": ["house-1"], "default_model": "house-1"},
                   {"id": "openai", "name": "OpenAI through our gateway", "base_url": "https://gateway.corp/v1",
                    "key_variable": "GATEWAY_KEY"}],
                 "models": {"house": {"house-1": {"window": 32768, "in": 0.1, "out": 0.2, "refuses": ["seed"]}}}}""");

        var house = catalogue.find("house").orElseThrow();
        assertThat(house.baseUrl()).contains(URI.create("http://llm.corp:8080/v1"));
        assertThat(house.parallel()).isEqualTo(OptionalInt.of(4));
        assertThat(house.wellKnown()).isTrue();
        assertThat(catalogue.model("house", "house-1").orElseThrow().contextWindow())
                .hasValue(32_768);
        assertThat(catalogue.find("openai").orElseThrow().name()).isEqualTo("OpenAI through our gateway");
        assertThat(catalogue.all()).hasSize(OURS.all().size() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | no JSON object",
                "{\"providers\": {}} | providers must be a list",
                "{\"providers\": [{\"name\": \"x\"}]} | has no id",
                "{\"providers\": [{\"id\": \"Big\", \"name\": \"x\"}]} | Big",
                "{\"providers\": [{\"id\": \"x\"}]} | x has no name",
                "{\"providers\": [{\"id\": \"x\", \"name\": \"x\", \"wire\": \"telnet\"}]} | x: wire cannot be \"telnet\"",
                "{\"providers\": [{\"id\": \"x\", \"name\": \"x\", \"base_url\": \"corp\"}]} | x: base_url",
                "{\"providers\": [{\"id\": \"x\", \"name\": \"x\", \"parallel\": 0}]} | x: parallel",
                "{\"providers\": [{\"id\": \"x\", \"name\": \"x\"}, {\"id\": \"x\", \"name\": \"y\"}]} | there twice",
                "{\"models\": {\"x\": {\"m\": {\"window\": \"8k\"}}}} | m: window"
            })
    void saysWhatIsWrongInThatFile(String json, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(json))
                .withMessageContaining("opencodex.llm.catalogue")
                .withMessageContaining("mine.json")
                .withMessageContaining(complaint);
    }

    @Test
    void saysThatTheFileCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.with(Optional.of(folder.resolve("nowhere.json"))))
                .withMessageContaining("nowhere.json");
    }
}
