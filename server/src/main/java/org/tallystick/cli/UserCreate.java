package org.tallystick.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tallystick.access.Invitations;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code user create}. */
@Component
final class UserCreate implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "user create",
            "EMAIL --company CODE --role R",
            "invites somebody: prints a sign-up link that works once and for 7 days; a role is one of "
                    + Arrays.stream(Role.values()).map(UserCreate::word).collect(Collectors.joining(", ")));

    private final CompanyChoice companies;
    private final People people;
    private final Invitations invitations;
    private final Environment environment;

    UserCreate(CompanyChoice companies, People people, Invitations invitations, Environment environment) {
        this.companies = companies;
        this.people = people;
        this.invitations = invitations;
        this.environment = environment;
    }

    record Result(
            String email,
            String company,
            String role,
            @Nullable String link) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        String email = email(arguments);
        Role role = role(arguments.text("--role"));
        if (rolesOf(email, company).contains(role)) {
            return CommandResult.of(
                    new Result(email, company.code(), word(role), null),
                    email + " has this role in " + company.code() + " already; nothing was changed.");
        }
        String link = Serve.address(environment) + "/welcome/" + invitations.invite(company.id(), email, role);
        return CommandResult.of(new Result(email, company.code(), word(role), link), link);
    }

    private Set<Role> rolesOf(String email, Company company) {
        Optional<Person> known = people.find(email);
        return known.isEmpty()
                ? Set.of()
                : CompanyScope.of(company.id())
                        .call(() -> people.roles(company.id(), known.get().id()));
    }

    private static String email(Arguments arguments) {
        String email = arguments.text("EMAIL").strip().toLowerCase(Locale.ROOT);
        if (email.indexOf('@') < 1 || email.endsWith("@")) {
            throw new UsageException("EMAIL takes an address in full, such as ada@example.com.");
        }
        return email;
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> word(role).equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new UsageException("--role takes one of: "
                        + Arrays.stream(Role.values()).map(UserCreate::word).collect(Collectors.joining(", "))
                        + "."));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
