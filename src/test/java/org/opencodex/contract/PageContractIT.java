package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/../index.html",
                "api/%2e%2e/index.html",
                "api/..%2findex.html",
                "api/v1/..%2f..%2f",
                "health/..%2findex.html",
                "api/v1/chats/..%2f../messages/..%2f.."
            })
    void isNeverServedWithoutItsPolicyByACrookedPath(String path) {
        var answer = rig.api()
                .send(HttpRequest.newBuilder(URI.create(rig.server().base() + path))
                        .GET());
        if (answer.status() == 200) {
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertIsToldItsBase(answer.body());
        } else {
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"WEB-INF/web.xml", "%57EB-INF/web.xml", "api/..%2fWEB-INF/web.xml", "assets/..%2fWEB-INF/web.xml"
            })
    void showsNothingOfTheInside(String path) {
        var answer = rig.api()
                .send(HttpRequest.newBuilder(URI.create(rig.server().base() + path))
                        .GET());
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("<web-app");
    }

    @Test
    void isToldItsBaseWhateverIsAccepted() {
        var answer = rig.api().send(HttpRequest.newBuilder(rig.server().base()).GET());
        assertThat(answer.status()).isEqualTo(200);
        assertIsToldItsBase(answer.body());
    }

    @Test
    void isToldItsBase() {
        assertIsToldItsBase(page("projects/some-id").body());
    }

    private void assertIsToldItsBase(String page) {
        assumeThat(page).as("a build with its pages").doesNotContain("-DskipSpa");
        assertThat(page).contains("<base href=\"" + rig.server().base().getPath() + "\"");
    }

    @Test
    void saysWhatTheServerIsMadeOf() {
        var list = page("third-party/server.txt");
        assertThat(list.mediaType()).isEqualTo("text/plain");
        assertThat(list.body()).contains("(Apache-2.0)").contains("org.flywaydb:flyway-core:");
    }

    @Test
    void leavesTheApiItsOwn404s() {
        assertThat(page("api/v1/nothing").status()).isNotEqualTo(200);
    }
}
