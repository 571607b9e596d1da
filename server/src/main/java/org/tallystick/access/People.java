package org.tallystick.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The people who can log in, and their memberships. */
@Repository
@Transactional
public class People {
    private final JdbcClient db;
    private final BusinessClock clock;
    private final Passwords passwords;

    People(JdbcClient db, BusinessClock clock, Passwords passwords) {
        this.db = db;
        this.clock = clock;
        this.passwords = passwords;
    }

    record Credentials(Person person, String passwordHash, boolean disabled) {}

    @Transactional(readOnly = true)
    Optional<Credentials> credentials(String email) {
        return db.sql("""
                        select person_id, email, name, password_hash, disabled_at
                        from access.person
                        where email = :email
                        """)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query((row, number) -> new Credentials(
                        person(row), Sql.text(row, "password_hash"), row.getObject("disabled_at") != null))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String email) {
        return credentials(email).map(Credentials::person);
    }

    @Transactional(readOnly = true)
    public boolean nobodyYet() {
        return db.sql("select not exists (select from access.person)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Adds somebody who can log in; their address must be new. */
    public Person create(String email, String name, String password) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.indexOf('@') < 1 || address.endsWith("@")) {
            throw Refusal.invalid("EMAIL_INVALID", "Write the e-mail address in full, such as ada@example.com.");
        }
        if (name.isBlank()) {
            throw Refusal.invalid("NAME_MISSING", "Write a name.");
        }
        var person = new Person(Ids.next(), address, name.strip());
        int added = db.sql("""
                        insert into access.person (person_id, email, name, password_hash, created_at)
                        values (:id, :email, :name, :hash, :now)
                        on conflict (email) do nothing
                        """)
                .param("id", person.id())
                .param("email", address)
                .param("name", person.name())
                .param("hash", passwords.hash(password, address))
                .param("now", Sql.moment(clock.now()))
                .update();
        if (added == 0) {
            throw Refusal.conflict("EMAIL_TAKEN", "Somebody has signed up with this address; log in instead.");
        }
        return person;
    }

    /** Replaces a password; for the demonstration, which makes new ones at each start. */
    public void setPassword(Person person, String password) {
        db.sql("""
                        update access.person
                        set password_hash = :hash
                        where person_id = :id
                        """)
                .param("id", person.id())
                .param("hash", passwords.hash(password, person.email()))
                .update();
    }

    /** The name and roles somebody has in the company of the current scope; none when disabled. */
    @Transactional(readOnly = true)
    public Set<Role> roles(CompanyId company, UUID person) {
        List<Role> roles = db.sql("""
                        select role
                        from access.membership m
                        join access.person p using (person_id)
                        where m.company_id = :company
                          and m.person_id = :person
                          and p.disabled_at is null
                        """)
                .param("company", company.value())
                .param("person", person)
                .query((row, number) -> Role.valueOf(Sql.text(row, "role")))
                .list();
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    /** The person, if this is their password; for somebody who signed up before and is invited again. */
    Person prove(Credentials known, String password) {
        if (known.disabled() || !passwords.matches(password, known.passwordHash())) {
            throw Refusal.invalid("PASSWORD_WRONG", "You have signed up before: enter the password you have.");
        }
        return known.person();
    }

    @Transactional(readOnly = true)
    public List<Member> members(CompanyId company) {
        return db.sql("""
                        select p.person_id, p.email, p.name, p.disabled_at, array_agg(m.role order by m.role) as roles
                        from access.membership m
                        join access.person p using (person_id)
                        where m.company_id = :company
                        group by p.person_id
                        order by p.name, p.email
                        """)
                .param("company", company.value())
                .query((row, number) -> new Member(
                        Sql.uuid(row, "person_id"),
                        Sql.text(row, "email"),
                        Sql.text(row, "name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))),
                        row.getObject("disabled_at") != null))
                .list();
    }

    /** Gives somebody a role in the company of the current scope. */
    public void grant(CompanyId company, UUID person, Role role) {
        db.sql("""
                        insert into access.membership (company_id, person_id, role, granted_at)
                        values (:company, :person, :role, :now)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("person", person)
                .param("role", role.name())
                .param("now", Sql.moment(clock.now()))
                .update();
    }

    /** Takes a role away. The company keeps at least one administrator. */
    public void revoke(CompanyId company, UUID person, Role role) {
        db.sql("""
                        delete from access.membership
                        where company_id = :company
                          and person_id = :person
                          and role = :role
                        """)
                .param("company", company.value())
                .param("person", person)
                .param("role", role.name())
                .update();
        boolean administered = members(company).stream()
                .anyMatch(member -> member.roles().contains(Role.ADMINISTRATOR) && !member.disabled());
        if (!administered) {
            throw Refusal.conflict("LAST_ADMINISTRATOR", "A company keeps at least one administrator.");
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(Sql.uuid(row, "person_id"), Sql.text(row, "email"), Sql.text(row, "name"));
    }

    /** What people are called, for showing beside what they did. */
    @Transactional(readOnly = true)
    public @Nullable String nameOf(UUID person) {
        return db.sql("select name from access.person where person_id = :person")
                .param("person", person)
                .query((row, number) -> Sql.text(row, "name"))
                .optional()
                .orElse(null);
    }
}
