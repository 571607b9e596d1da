package org.tallystick.workbench;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** Makes people and companies for one test; all names are new, because the classes share their database. */
final class Staff {
    static final String PASSWORD = "a long enough secret";

    private static final AtomicInteger numbers = new AtomicInteger();

    private final People people;
    private final Companies companies;
    private final Transactions transactions;

    Staff(People people, Companies companies, Transactions transactions) {
        this.people = people;
        this.companies = companies;
        this.transactions = transactions;
    }

    Person person(String name) {
        String email = "person" + numbers.incrementAndGet() + "@acme.example";
        return transactions.outside(() -> people.create(email, name, PASSWORD));
    }

    Company company() {
        return companies.create(new Company(
                CompanyId.next(),
                "DESK-" + numbers.incrementAndGet(),
                "Acme Manufacturing",
                CurrencyCode.of("EUR"),
                "DE",
                ZoneId.of("Europe/Berlin"),
                null,
                Company.Letterhead.EMPTY));
    }

    Person member(Company company, Role role) {
        Person person = person("Ada Lovelace");
        transactions.in(CompanyScope.of(company.id()), () -> {
            people.grant(company.id(), person.id(), role);
            return person;
        });
        return person;
    }

    static RequestPostProcessor as(Person person) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }
}
