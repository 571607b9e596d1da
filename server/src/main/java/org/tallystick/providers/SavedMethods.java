package org.tallystick.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.providers.ProviderPayment.SavedCard;

/** The methods payers let providers keep. */
@Repository
@Transactional(readOnly = true)
public class SavedMethods {
    private static final String SELECT = """
            select method_id, customer_id, provider, token, brand, last_digits, expires_on, consent, consented_at, state,
                   state_reason
            from providers.saved_method
            where company_id = :company
            """;

    private final JdbcClient db;
    private final AuditLog audit;

    SavedMethods(JdbcClient db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    public List<SavedMethod> of(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer order by method_id desc")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(SavedMethods::method)
                .list();
    }

    public Optional<SavedMethod> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and method_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(SavedMethods::method)
                .optional();
    }

    /** Keeps a card that was used with the payer's consent; once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Caller caller, Attempt attempt, SavedCard card) {
        UUID id = Ids.next();
        int added = db.sql("""
                        insert into providers.saved_method
                            (company_id, method_id, customer_id, provider, token, brand, last_digits, expires_on, consent,
                             consented_at, state)
                        values (:company, :id, :customer, :provider, :token, :brand, :digits, :expires, :consent, :at,
                                'ACTIVE')
                        on conflict (company_id, provider, token) do nothing
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("customer", attempt.customer().value())
                .param("provider", attempt.provider())
                .param("token", card.token())
                .param("brand", card.brand())
                .param("digits", card.lastDigits())
                .param("expires", card.expiresOn())
                .param("consent", Objects.requireNonNull(attempt.consent()))
                .param("at", Sql.moment(attempt.madeAt()))
                .update();
        if (added == 1) {
            audit.record(
                    caller,
                    AuditEvent.of("saved-method.keep", "saved method", id, null)
                            .about(attempt.customer().value()));
        }
    }

    /** A payment with it came back: nobody charges it any more (RULE-08). */
    @Transactional(propagation = Propagation.MANDATORY)
    void block(Caller caller, UUID id, String reason) {
        end(caller, id, SavedMethod.State.BLOCKED, reason);
    }

    /** The payer does not want it to be kept any more, or we do not. */
    @Transactional
    public void remove(Caller caller, CustomerId customer, UUID id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        SavedMethod method = find(caller.company(), id)
                .filter(one -> one.customer().equals(customer))
                .orElseThrow(() -> Refusal.notFound("saved method"));
        if (method.state() == SavedMethod.State.REMOVED) {
            throw Refusal.conflict("METHOD_REMOVED", "This method was removed before.");
        }
        end(caller, id, SavedMethod.State.REMOVED, reason.strip());
    }

    private void end(Caller caller, UUID id, SavedMethod.State state, String reason) {
        int ended = db.sql("""
                        update providers.saved_method
                        set state = :state, state_reason = :reason
                        where company_id = :company
                          and method_id = :id
                          and state <> 'REMOVED'
                          and state <> :state
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .update();
        if (ended == 1) {
            SavedMethod method = find(caller.company(), id).orElseThrow();
            String command = state == SavedMethod.State.BLOCKED ? "saved-method.block" : "saved-method.remove";
            audit.record(
                    caller,
                    AuditEvent.of(command, "saved method", id, null)
                            .about(method.customer().value())
                            .because(reason));
        }
    }

    /** The method an attempt was made with, or the one it let us keep. */
    Optional<UUID> of(CompanyId company, Attempt attempt, ProviderPayment seen) {
        SavedCard card = seen.card();
        if (attempt.method() != null || card == null) {
            return Optional.ofNullable(attempt.method());
        }
        return db.sql(SELECT + "and provider = :provider and token = :token")
                .param("company", company.value())
                .param("provider", attempt.provider())
                .param("token", card.token())
                .query(SavedMethods::method)
                .optional()
                .map(SavedMethod::id);
    }

    private static SavedMethod method(ResultSet row, int number) throws SQLException {
        return new SavedMethod(
                Sql.uuid(row, "method_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "provider"),
                Sql.text(row, "token"),
                Sql.text(row, "brand"),
                Sql.text(row, "last_digits"),
                Sql.date(row, "expires_on"),
                Sql.text(row, "consent"),
                Sql.instant(row, "consented_at"),
                SavedMethod.State.valueOf(Sql.text(row, "state")),
                row.getString("state_reason"));
    }
}
