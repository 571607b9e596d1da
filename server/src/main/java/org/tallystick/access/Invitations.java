package org.tallystick.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/** Links that work once: they let somebody choose a password, and give them a role. */
@Service
@Transactional
public class Invitations {
    private static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient db;
    private final BusinessClock clock;
    private final People people;
    private final Transactions transactions;

    Invitations(JdbcClient db, BusinessClock clock, People people, Transactions transactions) {
        this.db = db;
        this.clock = clock;
        this.people = people;
        this.transactions = transactions;
    }

    /** An invitation that can still be accepted; without a company it makes the first administrator. */
    public record Invitation(
            @Nullable String email,
            @Nullable CompanyId company,
            @Nullable Role role) {}

    /** Returns the token for the link; it is not stored and cannot be shown again. */
    public String invite(CompanyId company, String email, Role role) {
        return issue(email.strip().toLowerCase(Locale.ROOT), company.value(), role.name());
    }

    /** For the first start: whoever follows the link sets the installation up. */
    public String inviteFirst() {
        return issue(null, null, null);
    }

    @Transactional(readOnly = true)
    public Optional<Invitation> find(String token) {
        return db.sql("""
                        select email, company_id, role
                        from access.invitation
                        where token_hash = :hash
                          and used_at is null
                          and expires_at > :now
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", Sql.moment(clock.now()))
                .query((row, number) -> new Invitation(
                        row.getString("email"), company(row.getObject(2, UUID.class)), role(row.getString(3))))
                .optional();
    }

    /** Uses the invitation up: makes the person, or takes the one who proves to be that person already. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Person accept(String token, String email, String name, String password) {
        Invitation invitation = transactions.outside(() -> find(token)).orElseThrow(Invitations::expired);
        CompanyId company = invitation.company();
        return company == null
                ? transactions.outside(() -> accept(token, invitation, email, name, password))
                : transactions.in(CompanyScope.of(company), () -> accept(token, invitation, email, name, password));
    }

    private Person accept(String token, Invitation invitation, String email, String name, String password) {
        if (invitation.company() == null && !people.nobodyYet()) {
            throw expired(); // every start prints such a link until the first of them is used
        }
        useUp(token);
        String address = invitation.email() == null ? email : invitation.email();
        Person person = people.credentials(address)
                .map(known -> people.prove(known, password))
                .orElseGet(() -> people.create(address, name, password));
        if (invitation.company() != null && invitation.role() != null) {
            people.grant(invitation.company(), person.id(), invitation.role());
        }
        return person;
    }

    private void useUp(String token) {
        int used = db.sql("""
                        update access.invitation
                        set used_at = :now
                        where token_hash = :hash
                          and used_at is null
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", Sql.moment(clock.now()))
                .update();
        if (used == 0) {
            throw expired();
        }
    }

    private String issue(@Nullable String email, @Nullable UUID company, @Nullable String role) {
        String token = Tokens.next();
        db.sql("""
                        insert into access.invitation (token_hash, email, company_id, role, expires_at)
                        values (:hash, :email, :company, :role, :until)
                        """)
                .param("hash", Tokens.hash(token))
                .param("email", email)
                .param("company", company)
                .param("role", role)
                .param("until", Sql.moment(clock.now().plus(VALID)))
                .update();
        return token;
    }

    private static Refusal expired() {
        return Refusal.conflict("INVITATION_USED", "This link was used or has expired; ask for a new one.");
    }

    private static @Nullable CompanyId company(@Nullable UUID id) {
        return id == null ? null : new CompanyId(id);
    }

    private static @Nullable Role role(@Nullable String name) {
        return name == null ? null : Role.valueOf(name);
    }
}
