package org.opencodex.audit;

import java.util.Arrays;
import java.util.List;

/** Everything that is kept in the audit log. {@link #wire()} is the name on the wire and in the database. */
public enum AuditAction {
    SIGN_IN_SUCCEEDED("sign_in.succeeded"),
    SIGN_IN_FAILED("sign_in.failed"),
    SIGN_OUT("sign_out"),
    SESSION_ENDED("session.ended"),
    TOKEN_CREATED("token.created"),
    TOKEN_REVOKED("token.revoked"),
    USER_CREATED("user.created"),
    USER_CHANGED("user.changed"),
    USER_SUSPENDED("user.suspended"),
    USER_RESTORED("user.restored"),
    ADMINISTRATOR_ADDED("user.administrator_added"),
    ADMINISTRATOR_REMOVED("user.administrator_removed"),
    LINK_MADE("link.made"),
    PASSWORD_CHANGED("password.changed"),
    GROUP_CREATED("group.created"),
    GROUP_RENAMED("group.renamed"),
    GROUP_DELETED("group.deleted"),
    MEMBER_ADDED("group.member_added"),
    MEMBER_REMOVED("group.member_removed"),
    PROJECT_CREATED("project.created"),
    PROJECT_DELETED("project.deleted"),
    PROJECT_RESTORED("project.restored"),
    PROJECT_SHARED("project.shared"),
    PROJECT_UNSHARED("project.unshared"),
    CHAT_DELETED("chat.deleted"),
    CHAT_RESTORED("chat.restored"),
    CHAT_MOVED("chat.moved"),
    MESSAGE_DELETED("message.deleted"),
    MESSAGE_RESTORED("message.restored"),
    EXPORT_MADE("export.made"),
    IMPORT_MADE("import.made"),
    PROVIDER_KEY_SAVED("provider_key.saved"),
    PROVIDER_KEY_REMOVED("provider_key.removed"),
    UNCLAIMED_TAKEN("unclaimed.taken");

    private final String wire;

    AuditAction(String wire) {
        this.wire = wire;
    }

    /** Those of this name, and those whose name begins with it and a dot. */
    static List<String> within(String name) {
        return Arrays.stream(values())
                .map(AuditAction::wire)
                .filter(wire -> wire.equals(name) || wire.startsWith(name + "."))
                .toList();
    }

    public String wire() {
        return wire;
    }
}
