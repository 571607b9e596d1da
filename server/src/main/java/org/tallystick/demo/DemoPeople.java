package org.tallystick.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** The people of the demonstration, each with a password made at this start and printed, never stored in the clear. */
@Component
class DemoPeople {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom random = new SecureRandom();

    private final People people;
    private final Transactions transactions;

    DemoPeople(People people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    /** Who can log in, and how. */
    record Login(String email, String name, Role role, String password) {}

    private record Part(String email, String name, Role role) {}

    private static final List<Part> CAST = List.of(
            new Part("ada@harbor.example", "Ada Lindqvist", Role.ADMINISTRATOR),
            new Part("ben@harbor.example", "Ben Okafor", Role.BILLING_CLERK),
            new Part("clara@harbor.example", "Clara Jensen", Role.CASH_CLERK),
            new Part("oscar@harbor.example", "Oscar Meyer", Role.CONTROLLER),
            new Part("ann@harbor.example", "Ann Whitaker", Role.AUDITOR));

    List<Login> admit(CompanyId company) {
        List<Login> logins = new ArrayList<>();
        for (Part part : CAST) {
            String password = password();
            Person person = transactions.in(CompanyScope.of(company), () -> {
                Person known = people.find(part.email()).orElse(null);
                Person present = known == null ? people.create(part.email(), part.name(), password) : known;
                if (known != null) {
                    people.setPassword(known, password);
                }
                people.grant(company, present.id(), part.role());
                return present;
            });
            logins.add(new Login(person.email(), person.name(), part.role(), password));
        }
        return logins;
    }

    private static String password() {
        var password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
