package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.Group;
import org.opencodex.identity.Groups;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What administrators change about groups. What sign-in says of groups it would say again, so that stays. */
@ApplicationScoped
@Transactional
class GroupChanges {
    @Inject
    private Accounts accounts;

    @Inject
    private Groups groups;

    @Inject
    private GroupLists lists;

    @Inject
    private Access access;

    @Inject
    private AuditEntries audit;

    /** Throws {@code conflict} where there is one of that name. */
    GroupView create(User by, String name) {
        var group = groups.create(name).orElseThrow(() -> taken(name));
        audit.add(entry(AuditAction.GROUP_CREATED, by, group));
        return new GroupView(group.id().toString(), group.name(), 0, false);
    }

    /** Throws {@code conflict} where there is one of that name, or sign-in uses the one it has. */
    GroupView rename(User by, UUID id, String name) {
        groups.lockNames();
        var group = lock(id);
        if (!group.name().equals(name)) {
            if (group.fromSignIn()) {
                throw keptElsewhere();
            }
            if (groups.has(name)) {
                throw taken(name);
            }
            var before = group.name();
            group.rename(name);
            audit.add(entry(AuditAction.GROUP_RENAMED, by, group).with("before", before));
        }
        return lists.get(id);
    }

    /** With what was shared with it. Throws {@code conflict} where sign-in would bring it back. */
    void delete(User by, UUID id) {
        var group = lock(id);
        if (groups.isFilledBySignIn(id)) {
            throw keptElsewhere();
        }
        var members = lists.get(id).members();
        var projects = access.forgetGroup(id);
        groups.remove(group);
        audit.add(entry(AuditAction.GROUP_DELETED, by, group)
                .with("members", String.valueOf(members))
                .with("projects", String.valueOf(projects)));
    }

    /** Who is in it already stays in it. */
    void join(User by, UUID id, UUID userId) {
        var group = lock(id);
        var account = user(userId);
        if (groups.join(id, userId)) {
            audit.add(entry(AuditAction.MEMBER_ADDED, by, account, group));
        }
    }

    /** Who is not in it stays out. Throws {@code conflict} where sign-in says that they are in it. */
    void leave(User by, UUID id, UUID userId) {
        var group = lock(id);
        var account = user(userId);
        if (groups.leave(id, userId)) {
            audit.add(entry(AuditAction.MEMBER_REMOVED, by, account, group));
        }
    }

    private Group lock(UUID id) {
        return groups.lock(id).orElseThrow(() -> OpenCodexException.notFound("group"));
    }

    private Account user(UUID id) {
        return accounts.find(id)
                .filter(account -> !account.id().equals(User.LOCAL.id()))
                .orElseThrow(() -> OpenCodexException.notFound("user"));
    }

    private static OpenCodexException keptElsewhere() {
        return new OpenCodexException(
                ErrorCode.CONFLICT,
                "Sign-in puts people into this group by its name, and would do so again. Change it there.");
    }

    private static OpenCodexException taken(String name) {
        return new OpenCodexException(
                ErrorCode.CONFLICT, "There is a group named \"" + name + "\" already. Choose another name.");
    }

    private static AuditEntry entry(AuditAction action, User by, Group group) {
        return AuditEntry.of(action, by.actor()).on("group", group.id(), group.name());
    }

    private static AuditEntry entry(AuditAction action, User by, Account account, Group group) {
        return AuditEntry.of(action, by.actor())
                .on("user", account.id(), account.name())
                .with("group_id", group.id().toString())
                .with("group", group.name());
    }
}
