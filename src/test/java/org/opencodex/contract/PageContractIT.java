package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** The page of the SPA, under any context path. */
@OnTheRig
class PageContractIT {
    private final Rig rig;

    PageContractIT(Rig rig) {
        this.rig = rig;
    }

    private Answer page(String path) {
        return rig.api()
                .send(HttpRequest.newBuilder(rig.server().base().resolve(path))
                        .header("Accept", "text/html")
                        .GET());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html", "projects/some-id"})
    void isServedForEveryAddressInTheApp(String path) {
        assertThat(page(path).status()).isEqualTo(200);
        assertThat(page(path).mediaType()).isEqualTo("text/html");
    }

    @Test
    void isTightAgainstForeignContent() {
        assertThat(page("").header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page("").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void isToldItsBase() {
        var page = page("projects/some-id").body();
        assumeThat(page).as("a build with its pages").doesNotContain("-DskipSpa");
        assertThat(page).contains("<base href=\"" + rig.server().base().getPath() + "\"");
    }

    @Test
    void leavesTheApiItsOwn404s() {
        assertThat(page("api/v1/nothing").status()).isNotEqualTo(200);
    }
}
