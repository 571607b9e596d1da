package org.tallystick.access;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Refusal;

/** Hashes passwords with Argon2id (19 MiB, 2 passes; OWASP) and refuses those that are easily guessed. */
@Component
class Passwords {
    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 200;
    private static final int HASHES_AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;
    private static final Set<String> GUESSED_FIRST = Set.of(
            "password1234",
            "passwordpassword",
            "123456789012",
            "1234567890123",
            "qwertyuiop12",
            "qwertyqwerty",
            "iloveyou1234",
            "administrator",
            "letmeinletmein",
            "tallystick123",
            "welcomewelcome",
            "changemechangeme");

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
    private final String nobodysHash = argon2.encode("the password of nobody");

    String hash(String password, String email) {
        check(password, email);
        return calmly(() -> argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && calmly(() -> argon2.matches(password, hash));
    }

    /** Takes as long for an unknown address as a wrong password does for a known one. */
    void pretend(String password) {
        var _ = matches(password, nobodysHash);
    }

    private static void check(String password, String email) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw Refusal.invalid("PASSWORD_LENGTH", "A password has " + MIN_LENGTH + " characters or more.");
        }
        String mailbox = email.substring(0, Math.max(0, email.indexOf('@')));
        boolean own = mailbox.length() >= 4 && lower.contains(mailbox);
        boolean repeated = lower.chars().distinct().count() < 4;
        if (GUESSED_FIRST.contains(lower) || lower.startsWith("tallystick") || own || repeated) {
            throw Refusal.invalid(
                    "PASSWORD_GUESSABLE", "This password is among the first to be guessed; take another.");
        }
    }

    /** Each hash takes 19 MiB and a core: few at a time, so that a flood of logins cannot take the machine. */
    private <T> T calmly(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.unavailable("TOO_MANY_LOGINS", "Many people are logging in; try again in a moment.");
            }
            try {
                return work.get();
            } finally {
                hashing.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("INTERRUPTED", "The server is stopping; try again in a moment.");
        }
    }
}
