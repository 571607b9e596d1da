package org.tallystick.receivables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentReturns;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** Charges what a returned payment costs by the company's rules: one open item for each return, posted with it (RULE-08). */
@Repository
@Transactional(readOnly = true)
public class ReturnFees {
    private final JdbcClient db;
    private final ReturnFeeRules rules;
    private final PaymentReturns returns;
    private final OpenItems items;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    ReturnFees(
            JdbcClient db,
            ReturnFeeRules rules,
            PaymentReturns returns,
            OpenItems items,
            Ledger ledger,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.rules = rules;
        this.returns = returns;
        this.items = items;
        this.ledger = ledger;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<ReturnFee> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql("""
                        select fee_id, number, charged_on, currency, net_minor, tax_minor
                        from receivables.return_fee
                        where company_id = :company
                          and payment_id = :payment
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .query((row, number) -> new ReturnFee(
                        Sql.uuid(row, "fee_id"),
                        Sql.text(row, "number"),
                        Sql.date(row, "charged_on"),
                        Sql.money(row, "net_minor"),
                        Sql.money(row, "tax_minor")))
                .optional();
    }

    /** The payment whose return was charged, by the fee: where its journal entry comes from. */
    public Optional<PaymentId> paymentOf(CompanyId company, UUID fee) {
        return db.sql("""
                        select payment_id
                        from receivables.return_fee
                        where company_id = :company
                          and fee_id = :fee
                        """)
                .param("company", company.value())
                .param("fee", fee)
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .optional();
    }

    /** The payment was just booked out on that day; nobody is charged for money of an unknown payer. */
    @Transactional(propagation = Propagation.MANDATORY)
    void charge(Caller caller, Payment payment, LocalDate on, String code) {
        CustomerId customer = payment.customer();
        if (customer == null) {
            return;
        }
        var returned = new ReturnFeeRule.Case(
                payment.method(), ReturnReason.of(code), payment.amount().currency(), on);
        ReturnFeeRule.choose(rules.list(caller.company()), returned)
                .ifPresent(rule -> post(caller, payment, customer, on, rule));
    }

    private void post(Caller caller, Payment payment, CustomerId customer, LocalDate on, ReturnFeeRule rule) {
        CompanyId company = caller.company();
        var fee = new ReturnFee(Ids.next(), "FEE-" + payment.number(), on, rule.amount(), rule.taxAmount());
        BigDecimal rate = rates.get(company, fee.net().currency(), on);
        Money base = base(company, fee.gross(), rate);
        insert(caller, payment, customer, rule, fee);
        items.post(company, List.of(item(fee, customer, base, on.plusDays(rule.dueDays()))), clock.now());
        ledger.post(company, entry(fee, payment, customer.value(), base, base(company, fee.tax(), rate)));
        audit.record(
                caller,
                AuditEvent.of("return-fee.charge", "return fee", fee.id(), fee.number())
                        .about(customer.value())
                        .fact("payment", payment.number())
                        .fact("amount", fee.gross())
                        .fact("tax", fee.tax())
                        .fact("rule", rule.id()));
    }

    private void insert(Caller caller, Payment payment, CustomerId customer, ReturnFeeRule rule, ReturnFee fee) {
        UUID returned = returns.of(caller.company(), payment.id()).orElseThrow().id();
        db.sql("""
                        insert into receivables.return_fee
                            (company_id, fee_id, return_id, payment_id, customer_id, rule_id, number, charged_on, currency,
                             net_minor, tax_minor, recorded_at, recorded_by)
                        values (:company, :id, :return, :payment, :customer, :rule, :number, :on, :currency, :net, :tax,
                                :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", fee.id())
                .param("return", returned)
                .param("payment", payment.id().value())
                .param("customer", customer.value())
                .param("rule", rule.id())
                .param("number", fee.number())
                .param("on", fee.chargedOn())
                .param("currency", fee.net().currency().code())
                .param("net", fee.net().minor())
                .param("tax", fee.tax().minor())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static NewOpenItem item(ReturnFee fee, CustomerId customer, Money base, LocalDate dueOn) {
        return new NewOpenItem(
                OpenItemId.next(),
                customer,
                OpenItem.Kind.FEE,
                fee.id(),
                fee.number(),
                1,
                fee.gross(),
                base.minor(),
                fee.chargedOn(),
                dueOn,
                fee.chargedOn(),
                null,
                null);
    }

    private static EntryDraft entry(ReturnFee fee, Payment payment, UUID customer, Money base, Money taxBase) {
        List<Posting> postings = new ArrayList<>();
        postings.add(Posting.debit(AccountRole.RECEIVABLES, fee.gross(), base, customer));
        postings.add(Posting.credit(AccountRole.RETURN_FEES, fee.net(), base.minus(taxBase), customer));
        if (!fee.tax().isZero()) {
            postings.add(Posting.credit(AccountRole.TAX, fee.tax(), taxBase, customer));
        }
        return new EntryDraft(
                Ids.next(),
                fee.chargedOn(),
                "RETURN_FEE",
                fee.id(),
                "Fee for the return of " + payment.number(),
                null,
                postings);
    }

    private Money base(CompanyId company, Money amount, BigDecimal rate) {
        CurrencyCode own = companies.get(company).currency();
        return Money.rounded(amount.toDecimal().multiply(rate), own, RoundingMode.HALF_UP);
    }
}
