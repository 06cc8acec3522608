package org.opencodex.signin;

import java.util.Optional;
import org.opencodex.identity.Account;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/** What somebody sends who uses a link: {@code {token, name?, email?, password}}. */
final class AccountLinkRequest {
    private static final int LONGEST_TOKEN = 255;

    private String token;
    private String name;
    private String email;
    private String password;

    /** Throws {@code validation_failed}, with every field that is wrong. */
    static AccountLinkRequest read(JsonBody body) {
        var request = new AccountLinkRequest();
        var fields = body.fields()
                .require("token")
                .text("token", 1, LONGEST_TOKEN, text -> request.token = text)
                .require("password")
                .text("password", 1, PasswordPolicy.LONGEST, text -> request.password = text);
        LoginName.read(fields, text -> request.name = text, text -> request.email = text)
                .check();
        return request;
    }

    /** Throws {@code validation_failed} for one that is guessed too easily. */
    void requireGoodPassword(Account account) {
        PasswordPolicy.objection(password, account.name(), account.email()).ifPresent(words -> {
            throw OpenCodexException.invalid("password", words);
        });
    }

    String requireName() {
        return name().orElseThrow(() -> OpenCodexException.invalid("name", "is required."));
    }

    String token() {
        return token;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Null for none. */
    String email() {
        return email;
    }

    String password() {
        return password;
    }
}
