package org.opencodex.rig;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * People who are signed in, put into the database as a sign-in would put them: for tests of what they may do then. Tests of
 * signing in sign in.
 */
public final class People {
    private final Rig rig;
    private final Api visitor;
    private final String cookie;
    private final String origin;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** People of a server of the rig's that has sign-in on. */
    public People(Rig rig, AppServer server) {
        this(
                rig,
                server.api(),
                "opencodex-session" + context(server),
                server.base().getScheme() + "://" + server.base().getAuthority());
    }

    /** People who find the application elsewhere, with the session's cookie and the origin as they are there. */
    public People(Rig rig, Api visitor, String cookie, String origin) {
        this.rig = rig;
        this.visitor = visitor;
        this.cookie = cookie;
        this.origin = origin;
    }

    private static String context(AppServer server) {
        return server.base().getPath().replaceAll("/$", "").replaceAll("[^A-Za-z0-9]+", "-");
    }

    /**
     * Somebody who is signed in.
     *
     * @param api a client as their browser is one: with the cookie, and the origin of the page
     * @param withoutOrigin the same with the cookie alone
     */
    public record Person(String id, String name, String session, Api api, Api withoutOrigin) {}

    /** A new person, signed in. */
    public Person arrives(String name) {
        var id = UUID.randomUUID().toString();
        run(
                "insert into app_user (id, issuer, subject, name, created_at) values (cast(? as uuid), 'local', ?, ?,"
                        + " now())",
                id,
                id,
                name);
        return signsIn(id, name);
    }

    /** The same person in one more browser. */
    public Person signsIn(String id, String name) {
        var token = secret();
        var session = UUID.randomUUID().toString();
        run(
                "insert into browser_session (id, user_id, token_hash, created_at, last_seen_at, expires_at)"
                        + " values (cast(? as uuid), cast(? as uuid), ?, now(), now(), now() + interval '1 day')",
                session,
                id,
                hash(token));
        var browser = visitor.with("Cookie", cookie + "=" + token);
        return new Person(id, name, session, inPage(browser), browser);
    }

    /**
     * A new person with an account of ours, who has not chosen a password; returns the token of the link by which they do.
     */
    public String isInvited(String name) {
        var id = UUID.randomUUID().toString();
        run(
                "insert into app_user (id, issuer, subject, name, created_at)"
                        + " values (cast(? as uuid), 'local', ?, ?, now())",
                id,
                id,
                name);
        run("insert into login_name (name, user_id) values (lower(?), cast(? as uuid))", name, id);
        return isGivenALink(id, "INVITATION");
    }

    /** The token of a link for somebody: {@code INVITATION} or {@code RESET}. */
    public String isGivenALink(String id, String kind) {
        var token = secret();
        run(
                "insert into account_link (id, token_hash, kind, user_id, expires_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, now() + interval '1 hour')",
                hash(token),
                kind,
                id);
        return token;
    }

    /** Failed sign-ins of all tests so far, which come from one address. */
    public void areForgiven() {
        run("delete from sign_in_counter");
    }

    /** What a browser with this cookie is, on a page of the server's. */
    public Api browser(String setCookie) {
        return inPage(visitor.with("Cookie", setCookie.split(";")[0]));
    }

    private Api inPage(Api browser) {
        return browser.with("Origin", origin);
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Canaries.plant(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public void becomesAdministrator(Person person) {
        run("update app_user set administrator = true where id = cast(? as uuid)", person.id());
    }

    /** As if that way of signing in vouched for them: {@code local}, {@code proxy} or an address. */
    public void signsInBy(Person person, String issuer) {
        run("update app_user set issuer = ?, last_sign_in_at = now() where id = cast(? as uuid)", issuer, person.id());
    }

    /** Whoever an earlier test made an administrator is one no longer. */
    public void nobodyAdministers() {
        run("update app_user set administrator = false where issuer <> 'none'");
    }

    /** Puts somebody into a group, which is made, as a claim would. */
    public void isInGroupBySignIn(Person person, String group) {
        run(
                "insert into user_group (id, name, from_sign_in, created_at) values (gen_random_uuid(), ?, true, now())"
                        + " on conflict (name, from_sign_in) do nothing",
                group);
        run(
                "insert into membership (id, group_id, user_id, from_sign_in)"
                        + " select gen_random_uuid(), id, cast(? as uuid), true from user_group where from_sign_in and name = ?",
                person.id(),
                group);
    }

    public void isSuspended(Person person) {
        isSuspended(person.id());
    }

    public void isSuspended(String id) {
        run("update app_user set suspended_at = now() where id = cast(? as uuid)", id);
    }

    /** Lets somebody into a project as {@code OWNER}, {@code EDITOR} or {@code VIEWER}. */
    public void isGranted(Person person, String projectId, String role) {
        run(
                "insert into access_grant (id, principal_kind, principal_id, project_id, role, hidden)"
                        + " values (gen_random_uuid(), 'USER', cast(? as uuid), cast(? as uuid), ?, false)"
                        + " on conflict (principal_id, project_id) do update set role = excluded.role",
                person.id(),
                projectId,
                role);
    }

    /** Lets a group into a project. */
    public void isGrantedToGroup(String groupId, String projectId, String role) {
        run(
                "insert into access_grant (id, principal_kind, principal_id, project_id, role, hidden)"
                        + " values (gen_random_uuid(), 'GROUP', cast(? as uuid), cast(? as uuid), ?, false)",
                groupId,
                projectId,
                role);
    }

    public void isRemoved(Person person, String projectId) {
        run(
                "delete from access_grant where principal_id = cast(? as uuid) and project_id = cast(? as uuid)",
                person.id(),
                projectId);
    }

    /** A new group, with nobody in it; returns its id. */
    public String newGroup(String name) {
        var id = UUID.randomUUID().toString();
        run("insert into user_group (id, name, created_at) values (cast(? as uuid), ?, now())", id, name + " " + id);
        return id;
    }

    /** How many are in a group. */
    public long in(String groupId) {
        try (Connection connection = rig.connect();
                var statement = connection.prepareStatement(
                        "select count(*) from membership where group_id = cast(? as uuid)")) {
            statement.setString(1, groupId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void joins(Person person, String groupId) {
        run(
                "insert into membership (id, group_id, user_id, from_sign_in)"
                        + " values (gen_random_uuid(), cast(? as uuid), cast(? as uuid), false)",
                groupId,
                person.id());
    }

    public void leaves(Person person, String groupId) {
        run(
                "delete from membership where group_id = cast(? as uuid) and user_id = cast(? as uuid)",
                groupId,
                person.id());
    }

    private void run(String sql, String... values) {
        try (Connection connection = rig.connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
