package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The accounts refunds of customers go to, in versions: the latest of a customer holds. */
@Repository
@Transactional(readOnly = true)
public class RefundAccounts {
    private static final int SHOWN = 50;
    private static final String SELECT = """
            select version_id, beneficiary, iban, account, routing_number, account_kind, reason, asked_by, recorded_on,
                   recorded_at, recorded_by
            from payments.refund_account
            where company_id = :company
              and customer_id = :customer
            order by recorded_at desc, version_id desc
            """;

    private final JdbcClient db;

    RefundAccounts(JdbcClient db) {
        this.db = db;
    }

    /**
     * One version.
     *
     * @param account null where the account was taken away
     */
    public record Version(
            UUID id,
            @Nullable RefundAccount account,
            String reason,
            String askedBy,
            LocalDate recordedOn,
            Instant recordedAt,
            String recordedBy) {}

    /** A version that names an account, in force. */
    public record Agreed(UUID version, RefundAccount account) {}

    /** The account in force; empty where none was agreed. */
    public Optional<Agreed> of(CompanyId company, CustomerId customer) {
        return versions(company, customer, 1).stream()
                .flatMap(version ->
                        Optional.ofNullable(version.account())
                                .map(account -> new Agreed(version.id(), account))
                                .stream())
                .findFirst();
    }

    /** The latest first. */
    public List<Version> versions(CompanyId company, CustomerId customer) {
        return versions(company, customer, SHOWN);
    }

    private List<Version> versions(CompanyId company, CustomerId customer, int most) {
        return db.sql(SELECT + "limit :most")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("most", most)
                .query(RefundAccounts::version)
                .list();
    }

    /** Once an account is agreed for refunds of a customer, they go there and nowhere else. */
    void requireAgreed(CompanyId company, @Nullable CustomerId customer, RefundAccount account) {
        if (customer == null) {
            return;
        }
        of(company, customer)
                .filter(agreed -> !agreed.account().isSamePlace(account))
                .ifPresent(agreed -> {
                    throw Refusal.conflict(
                            "REFUND_ACCOUNT",
                            "Refunds of this customer go to the account agreed for them. Have their bank details changed"
                                    + " first, or ask for the refund to that account.");
                });
    }

    /** Nobody else changes the account of the customer until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(CompanyId company, CustomerId customer) {
        db.sql(
                        "select pg_advisory_xact_lock(hashtextextended(:company::text || :customer::text || ' refund account', 0)) is null")
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> true)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, CustomerId customer, Version version) {
        RefundAccount account = version.account();
        AchAccount ach = account == null ? null : account.ach();
        db.sql("""
                        insert into payments.refund_account
                            (company_id, version_id, customer_id, beneficiary, iban, account, routing_number, account_kind,
                             reason, asked_by, recorded_on, recorded_at, recorded_by)
                        values (:company, :id, :customer, :beneficiary, :iban, :account, :routing, :kind, :reason, :askedBy, :on,
                                :at, :by)
                        """)
                .param("company", company.value())
                .param("id", version.id())
                .param("customer", customer.value())
                .param("beneficiary", account == null ? null : account.beneficiary())
                .param("iban", account == null ? null : account.iban())
                .param("account", account == null ? null : account.account())
                .param("routing", ach == null ? null : ach.bank().value())
                .param("kind", ach == null ? null : ach.kind().name())
                .param("reason", version.reason())
                .param("askedBy", version.askedBy())
                .param("on", version.recordedOn())
                .param("at", Sql.moment(version.recordedAt()))
                .param("by", version.recordedBy())
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                Sql.uuid(row, "version_id"),
                account(row),
                Sql.text(row, "reason"),
                Sql.text(row, "asked_by"),
                Sql.date(row, "recorded_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }

    private static @Nullable RefundAccount account(ResultSet row) throws SQLException {
        String beneficiary = row.getString("beneficiary");
        String routing = row.getString("routing_number");
        String account = row.getString("account");
        if (beneficiary == null) {
            return null;
        }
        AchAccount ach = routing == null || account == null
                ? null
                : AchAccount.of(routing, account, AccountKind.valueOf(Sql.text(row, "account_kind")));
        return new RefundAccount(beneficiary, row.getString("iban"), account, ach);
    }
}
