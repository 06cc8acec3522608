package org.opencodex.signin;

import org.opencodex.identity.Account;
import org.opencodex.platform.JsonBody;

/** What somebody signs in with: {@code {name, password}}, the name or the e-mail address. */
final class SignInRequest {
    private String name;
    private String password;

    /** Throws {@code validation_failed}, with every field that is wrong. */
    static SignInRequest read(JsonBody body) {
        var request = new SignInRequest();
        body.fields()
                .require("name")
                .text("name", 1, Account.LONGEST_EMAIL, text -> request.name = text)
                .require("password")
                .text("password", 1, PasswordPolicy.LONGEST, text -> request.password = text)
                .check();
        return request;
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }
}
