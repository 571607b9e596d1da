package org.tallystick.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks address and password; the answer and its time are the same for an unknown address as for a wrong password. */
@Component
class PasswordLogin implements AuthenticationProvider {
    private final People people;
    private final Passwords passwords;
    private final LoginLimits limits;

    PasswordLogin(People people, Passwords passwords, LoginLimits limits) {
        this.people = people;
        this.passwords = passwords;
        this.limits = limits;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String account = request.getName().strip().toLowerCase(Locale.ROOT);
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (limits.exhausted(account, address)) {
            throw new LockedException("too many tries");
        }
        Optional<Person> person = prove(account, String.valueOf(request.getCredentials()));
        if (person.isEmpty()) {
            limits.failed(account, address);
            throw new BadCredentialsException("wrong address or password");
        }
        limits.succeeded(account);
        return UsernamePasswordAuthenticationToken.authenticated(person.get(), null, List.of());
    }

    private Optional<Person> prove(String account, String password) {
        Optional<People.Credentials> known = people.credentials(account);
        if (known.isEmpty()) {
            passwords.pretend(password);
            return Optional.empty();
        }
        boolean right = passwords.matches(password, known.get().passwordHash());
        return right && !known.get().disabled() ? Optional.of(known.get().person()) : Optional.empty();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
