package org.opencodex.contract;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which routes leave an entry in the audit log, and why the others leave none. */
final class AuditedRoutes {
    private static final Set<String> CHANGE = Set.of("post", "put", "delete", "patch");

    private static final String WORK = "the daily work of who may do it; what is made stays visible with its times";
    private static final String OWN = "concerns nobody but oneself, and gives nobody anything";
    private static final String NOTHING = "changes nothing";

    /** By method and path, the action. */
    static final Map<String, String> AUDITED = new TreeMap<>(Map.ofEntries(
            Map.entry("post /projects", "project.created"),
            Map.entry("delete /projects/{id}", "project.deleted"),
            Map.entry("post /projects/{id}/restore", "project.restored"),
            Map.entry("put /projects/{id}/members/{kind}/{principal_id}", "project.shared"),
            Map.entry("delete /projects/{id}/members/{kind}/{principal_id}", "project.unshared"),
            Map.entry("delete /chats/{id}", "chat.deleted"),
            Map.entry("post /chats/{id}/restore", "chat.restored"),
            Map.entry("delete /chats/{id}/messages/{message_id}", "message.deleted"),
            Map.entry("post /chats/{id}/messages/{message_id}/restore", "message.restored"),
            Map.entry("get /chats/{id}/export", "export.made"),
            Map.entry("get /export", "export.made"),
            Map.entry("post /import", "import.made"),
            Map.entry("put /provider-keys/{provider}", "provider_key.saved"),
            Map.entry("delete /provider-keys/{provider}", "provider_key.removed"),
            Map.entry("post /session", "sign_in.succeeded"),
            Map.entry("delete /session", "sign_out"),
            Map.entry("post /account-links/use", "password.changed"),
            Map.entry("put /account", "user.changed"),
            Map.entry("put /account/password", "password.changed"),
            Map.entry("delete /account/sessions/{session_id}", "session.ended"),
            Map.entry("post /account/tokens", "token.created"),
            Map.entry("delete /account/tokens/{token_id}", "token.revoked"),
            Map.entry("post /admin/users", "user.created"),
            Map.entry("put /admin/users/{user_id}", "user.suspended"),
            Map.entry("post /admin/users/{user_id}/reset-link", "link.made"),
            Map.entry("delete /admin/users/{user_id}/sessions", "session.ended"),
            Map.entry("post /admin/groups", "group.created"),
            Map.entry("put /admin/groups/{group_id}", "group.renamed"),
            Map.entry("delete /admin/groups/{group_id}", "group.deleted"),
            Map.entry("put /admin/groups/{group_id}/members/{user_id}", "group.member_added"),
            Map.entry("delete /admin/groups/{group_id}/members/{user_id}", "group.member_removed"),
            Map.entry("post /admin/unclaimed", "unclaimed.taken")));

    /** By method and path, why there is no entry. */
    static final Map<String, String> NOT_AUDITED = Map.ofEntries(
            Map.entry("put /projects/{id}", WORK),
            Map.entry("put /projects/{id}/agent-config", WORK),
            Map.entry("post /chats", WORK),
            Map.entry("put /chats/{id}", WORK + "; moving it to another project is chat.moved"),
            Map.entry("post /chats/{id}/fork", WORK),
            Map.entry("post /chats/{id}/messages", WORK),
            Map.entry("post /chats/{id}/generations", WORK + "; the ledger has who asked"),
            Map.entry("post /chats/{id}/generations/{generation_id}/stop", WORK),
            Map.entry("put /chats/{id}/messages/{message_id}/rating", WORK),
            Map.entry("put /chats/{id}/read-mark", OWN),
            Map.entry("post /tickets", OWN + "; it lasts for 30 s and for what its owner may do"),
            Map.entry("post /provider-keys/{provider}/test", NOTHING),
            Map.entry("post /account-links/inspect", NOTHING));

    private AuditedRoutes() {}

    /** Each route of the description that changes something. */
    static List<String> changing() {
        var routes = new ArrayList<String>();
        paths().forEach((path, item) -> ((Map<?, ?>) item)
                .keySet().stream()
                        .map(String::valueOf)
                        .filter(CHANGE::contains)
                        .forEach(method -> routes.add(method + " " + path.replace("/api/v1", ""))));
        return routes;
    }

    /** Whether the description has the route. */
    static boolean isDescribed(String route) {
        var words = route.split(" ");
        return paths().get("/api/v1" + words[1]) instanceof Map<?, ?> item && item.containsKey(words[0]);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> paths() {
        InputStream yaml = AuditedRoutes.class.getResourceAsStream("/META-INF/openapi.yaml");
        var document = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        return (Map<String, Object>) document.get("paths");
    }
}
