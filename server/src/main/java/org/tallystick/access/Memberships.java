package org.tallystick.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/** For whom somebody works: the way from a person to the companies they may enter. */
@Component
public class Memberships {
    private final JdbcClient db;
    private final Companies companies;
    private final People people;
    private final Transactions transactions;

    Memberships(JdbcClient db, Companies companies, People people, Transactions transactions) {
        this.db = db;
        this.companies = companies;
        this.people = people;
        this.transactions = transactions;
    }

    /** The companies somebody works for, by code. */
    public List<Company> companiesOf(UUID person) {
        Set<UUID> ids = Set.copyOf(transactions.reading(CompanyScope.directory(), () -> companyIds(person)));
        return companies.list().stream()
                .filter(company -> ids.contains(company.id().value()))
                .toList();
    }

    /** The companies in which somebody may do something, by code. */
    public List<Company> companiesWith(UUID person, Permission permission) {
        return companiesOf(person).stream()
                .filter(company ->
                        transactions
                                .reading(CompanyScope.of(company.id()), () -> people.roles(company.id(), person))
                                .stream()
                                .anyMatch(role -> role.permissions().contains(permission)))
                .toList();
    }

    /** The person as a caller in a company; empty when they are no member, so that it need not exist for them. */
    public Optional<Caller> caller(Person person, CompanyId company) {
        Set<Role> roles = transactions.reading(CompanyScope.of(company), () -> people.roles(company, person.id()));
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> permissions.addAll(role.permissions()));
        return Optional.of(new Caller(company, new Actor(Actor.Kind.PERSON, person.id(), person.name()), permissions));
    }

    private List<UUID> companyIds(UUID person) {
        return db.sql("""
                        select distinct m.company_id
                        from access.membership m
                        join access.person p using (person_id)
                        where m.person_id = :person
                          and p.disabled_at is null
                        """)
                .param("person", person)
                .query((row, number) -> Sql.uuid(row, "company_id"))
                .list();
    }
}
