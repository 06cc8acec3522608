package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.opencodex.rig.Api;

/** What the contract says everywhere. */
final class Facts {
    static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private Facts() {}

    /** RFC 9457, with our code and, where named, the field at fault. */
    static void assertProblem(Api.Answer answer, int status, String code, String... fields) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.keySet()).contains("type", "title", "status", "detail", "code");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("detail")).isNotBlank();
        if (fields.length > 0) {
            assertThat(problem.getJsonArray("errors").getValuesAs(JsonObject.class))
                    .extracting(error -> error.getString("field"))
                    .contains(fields);
        }
    }
}
