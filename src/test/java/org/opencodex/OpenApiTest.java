package org.opencodex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencodex.administration.AdminUserView;
import org.opencodex.administration.AuditPageView;
import org.opencodex.administration.GroupView;
import org.opencodex.administration.InvitationView;
import org.opencodex.administration.UnclaimedView;
import org.opencodex.audit.AuditEntryView;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.MessageView;
import org.opencodex.chat.Siblings;
import org.opencodex.delivery.GenerationView;
import org.opencodex.problem.FieldError;
import org.opencodex.project.AgentConfigView;
import org.opencodex.project.MemberView;
import org.opencodex.project.PrincipalView;
import org.opencodex.project.ProjectView;
import org.opencodex.settings.ModelView;
import org.opencodex.settings.ProviderKeyView;
import org.opencodex.settings.ProviderView;
import org.opencodex.signin.AccountLinkView;
import org.opencodex.signin.AccountView;
import org.opencodex.signin.ApiTokenView;
import org.opencodex.signin.BrowserSessionView;
import org.opencodex.signin.SessionView;
import org.opencodex.signin.TicketView;
import org.opencodex.transfer.ImportView;
import org.opencodex.usage.UsageView;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hand-written description says what the code does: the same routes, the same members. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Map<String, Class<? extends Record>> WIRE = Map.ofEntries(
            Map.entry("Session", SessionView.class),
            Map.entry("SessionUser", SessionView.SessionUser.class),
            Map.entry("SignedOut", SessionView.SignedOut.class),
            Map.entry("Ticket", TicketView.class),
            Map.entry("Account", AccountView.class),
            Map.entry("BrowserSession", BrowserSessionView.class),
            Map.entry("BrowserSessionList", BrowserSessionView.ListView.class),
            Map.entry("ApiToken", ApiTokenView.class),
            Map.entry("ApiTokenList", ApiTokenView.ListView.class),
            Map.entry("ApiTokenCreated", ApiTokenView.Created.class),
            Map.entry("AccountLink", AccountLinkView.class),
            Map.entry("Project", ProjectView.class),
            Map.entry("ProjectList", ProjectView.Page.class),
            Map.entry("Member", MemberView.class),
            Map.entry("MemberList", MemberView.ListView.class),
            Map.entry("Principal", PrincipalView.class),
            Map.entry("PrincipalList", PrincipalView.ListView.class),
            Map.entry("AgentConfig", AgentConfigView.class),
            Map.entry("Provider", ProviderView.class),
            Map.entry("ProviderList", ProviderView.ListView.class),
            Map.entry("ProviderEndpoint", ProviderView.Key.class),
            Map.entry("CatalogueSource", ProviderView.Source.class),
            Map.entry("Model", ModelView.class),
            Map.entry("ModelPrice", ModelView.PriceView.class),
            Map.entry("ModelParameter", ModelView.ParameterView.class),
            Map.entry("ModelList", ModelView.ListView.class),
            Map.entry("ProviderKey", ProviderKeyView.class),
            Map.entry("ProviderKeyList", ProviderKeyView.ListView.class),
            Map.entry("KeyStorage", ProviderKeyView.StorageView.class),
            Map.entry("KeyTest", ProviderKeyView.TestView.class),
            Map.entry("KeyTestProblem", ProviderKeyView.ProblemView.class),
            Map.entry("Usages", UsageView.class),
            Map.entry("UsageSums", UsageView.Row.class),
            Map.entry("UsageRow", UsageView.GroupRow.class),
            Map.entry("ChatSession", ChatView.class),
            Map.entry("ChatSessionList", ChatView.Page.class),
            Map.entry("Message", MessageView.class),
            Map.entry("MessageList", MessageView.Page.class),
            Map.entry("Siblings", Siblings.class),
            Map.entry("Generation", GenerationView.class),
            Map.entry("Import", ImportView.class),
            Map.entry("AdminUser", AdminUserView.class),
            Map.entry("AdminUserList", AdminUserView.Page.class),
            Map.entry("Invitation", InvitationView.class),
            Map.entry("AccountLinkMade", InvitationView.LinkView.class),
            Map.entry("Group", GroupView.class),
            Map.entry("GroupList", GroupView.Page.class),
            Map.entry("GroupMember", GroupView.MemberView.class),
            Map.entry("GroupMemberList", GroupView.MemberPage.class),
            Map.entry("Unclaimed", UnclaimedView.class),
            Map.entry("AuditEntry", AuditEntryView.class),
            Map.entry("AuditPage", AuditPageView.class),
            Map.entry("FieldError", FieldError.class));

    private final Map<String, Object> document = read();

    @Test
    void describesTheRoutesThatThereAre() {
        assertThat(described()).isEqualTo(DeployedRoutes.ofTheApi());
    }

    @Test
    void describesTheMembersThatAreSent() {
        var schemas = map(map(document, "components"), "schemas");
        WIRE.forEach((name, type) -> {
            var schema = map(schemas, name);
            var members = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(OpenApiTest::snakeCase)
                    .toList();
            assertThat(map(schema, "properties").keySet()).as(name).containsExactlyInAnyOrderElementsOf(members);
            // Nulls are shown, so every member is always there.
            assertThat(schema.get("required")).as(name).asInstanceOf(LIST).hasSameElementsAs(members);
        });
    }

    private Map<String, Set<String>> described() {
        var routes = new HashMap<String, Set<String>>();
        map(document, "paths").forEach((path, item) -> {
            if (path.startsWith("/api/v1")) {
                var methods = ((Map<?, ?>) item)
                        .keySet().stream()
                                .map(String::valueOf)
                                .filter(METHODS::contains)
                                .collect(Collectors.toSet());
                routes.put(path, methods);
            }
        });
        return routes;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read() {
        InputStream yaml = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml");
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
    }
}
