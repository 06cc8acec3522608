package org.opencodex.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencodex.identity.User;
import org.opencodex.platform.Edit;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Readiness;
import org.opencodex.rig.InContainer;

/** Runs inside Payara Micro, with the beans, transactions and data source of the deployed WAR. */
@ArquillianTest
class ProjectsInContainerIT {
    @Inject
    private Readiness readiness;

    @Inject
    private Projects projects;

    @Inject
    private AgentConfigs configs;

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    @Deployment
    static WebArchive application() {
        return InContainer.application(ProjectsInContainerIT.class);
    }

    @BeforeEach
    void awaitReady() {
        await().until(readiness::ready);
    }

    @Test
    void takesAChangeBackThatFails() {
        var project = projects.create(User.LOCAL, "Before", null, Optional.empty());
        var edit = new Edit<Project>();
        edit.<String>set((changed, name) -> {
                    changed.rename(name);
                    throw new IllegalStateException("in the middle");
                })
                .accept("Half done");
        assertThatThrownBy(() -> projects.change(User.LOCAL, project.id(), edit))
                .hasStackTraceContaining("in the middle");
        assertThat(projects.get(User.LOCAL, project.id()).name()).isEqualTo("Before");
    }

    @Test
    void makesTheConfigurationInTheTransactionOfTheProject() {
        var project = projects.create(User.LOCAL, "Configured", null, Optional.empty());
        assertThat(configs.of(User.LOCAL, project.id()).llmProvider()).isEqualTo("demo");
    }

    @Test
    void writesTheDialectWithTheServersJson() {
        var project = projects.create(User.LOCAL, "Written", null, Optional.empty());
        assertThat(JsonDialect.write(projects.view(User.LOCAL, project)))
                .contains("\"description\":null")
                .containsPattern("\"created_at\":\"[0-9T:.-]+\\.\\d{6}Z\"");
    }

    @Test
    void reachesTheDatabaseThroughTheContainersDataSource() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show application_name")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("open-codex");
        }
    }
}
