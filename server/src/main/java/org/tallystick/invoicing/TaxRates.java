package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyCreated;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The tax codes of a company and what they meant when; a rate once entered never changes. */
@Repository
@Transactional(readOnly = true)
public class TaxRates {
    private static final Set<String> CATEGORIES = Set.of("S", "Z", "E", "AE", "K", "G", "O");
    private static final String SELECT = """
            select tax_code, valid_from, category, rate, label, exemption_reason, price_with_tax
            from invoicing.tax_rate
            where company_id = :company
            """;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    TaxRates(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    public List<TaxRate> list(CompanyId company) {
        return db.sql(SELECT + "order by tax_code, valid_from desc")
                .param("company", company.value())
                .query(TaxRates::rate)
                .list();
    }

    /** What each code means on a day. */
    public Map<String, TaxRate> on(CompanyId company, LocalDate day) {
        return db.sql("""
                        select distinct on (tax_code) tax_code, valid_from, category, rate, label, exemption_reason,
                               price_with_tax
                        from invoicing.tax_rate
                        where company_id = :company
                          and valid_from <= :day
                        order by tax_code, valid_from desc
                        """).param("company", company.value()).param("day", day).query(TaxRates::rate).list().stream()
                .collect(Collectors.toMap(TaxRate::code, Function.identity()));
    }

    @Transactional
    public void add(Caller caller, TaxRate rate) {
        caller.must(Permission.ADMINISTER);
        requireSound(rate);
        if (!insert(caller.company(), rate)) {
            throw Refusal.conflict(
                    "TAX_RATE_EXISTS",
                    "There is a rate for " + rate.code() + " from that day already; rates never change.");
        }
        audit.record(
                caller,
                AuditEvent.of("tax-rate.add", "tax rate", caller.company().value(), rate.code())
                        .fact("validFrom", rate.validFrom())
                        .fact("category", rate.category())
                        .fact("rate", rate.rate())
                        .fact("priceWithTax", rate.priceWithTax()));
    }

    /** Gives a new company the tax codes usual in its country. */
    @EventListener
    @Transactional
    public void open(CompanyCreated created) {
        UsualTaxRates.of(created.company().country())
                .forEach(rate -> insert(created.company().id(), rate));
    }

    private boolean insert(CompanyId company, TaxRate rate) {
        return db.sql("""
                        insert into invoicing.tax_rate
                            (company_id, tax_code, valid_from, category, rate, label, exemption_reason, price_with_tax,
                             recorded_at)
                        values (:company, :code, :from, :category, :rate, :label, :reason, :withTax, :now)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("code", rate.code())
                        .param("from", rate.validFrom())
                        .param("category", rate.category())
                        .param("rate", rate.rate().value())
                        .param("label", rate.label())
                        .param("reason", rate.exemptionReason())
                        .param("withTax", rate.priceWithTax())
                        .param("now", Sql.moment(clock.now()))
                        .update()
                == 1;
    }

    private static void requireSound(TaxRate rate) {
        if (!rate.code().matches("[A-Z0-9_-]{1,20}") || rate.label().isBlank()) {
            throw Refusal.invalid("TAX_CODE_INVALID", "A tax code is 1 to 20 capitals or digits and has a label.");
        }
        if (!CATEGORIES.contains(rate.category())) {
            throw Refusal.invalid("TAX_CATEGORY_INVALID", "Choose a category: S, Z, E, AE, K, G or O.");
        }
        boolean standard = rate.category().equals("S");
        if (rate.rate().value().signum() < 0 || (!standard && !rate.rate().isZero())) {
            throw Refusal.invalid("TAX_RATE_INVALID", "Only category S has a rate, and it is not below zero.");
        }
        if (rate.priceWithTax() && rate.rate().isZero()) {
            throw Refusal.invalid("TAX_RATE_INVALID", "Prices can only have a tax in them that is above zero.");
        }
        boolean needsReason = Set.of("E", "AE", "K", "G", "O").contains(rate.category());
        String reason = rate.exemptionReason();
        if (needsReason && (reason == null || reason.isBlank())) {
            throw Refusal.invalid("TAX_REASON_MISSING", "Write why no tax is charged; the invoice must say so.");
        }
    }

    private static TaxRate rate(ResultSet row, int number) throws SQLException {
        return new TaxRate(
                Sql.text(row, "tax_code"),
                Sql.date(row, "valid_from"),
                Sql.text(row, "category"),
                new Percent(row.getBigDecimal("rate")),
                Sql.text(row, "label"),
                row.getString("exemption_reason"),
                row.getBoolean("price_with_tax"));
    }
}
