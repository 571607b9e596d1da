package org.tallystick.contracts;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Which lines of contracts stand for lines of orders, and that they ask for no more than those. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OrderAgreements {
    private final JdbcClient db;

    OrderAgreements(JdbcClient db) {
        this.db = db;
    }

    /** A line of an order and the line of the next version of a contract that is to stand for it. */
    private record Ordered(String externalId, int contractLine, OrderLine line) {}

    void insert(CompanyId company, OrderId order, int line, ContractId contract, int contractLine, int version) {
        db.sql("""
                        insert into contracts.order_agreement
                            (company_id, order_id, line, contract_id, contract_line, version)
                        values (:company, :order, :line, :contract, :contractLine, :version)
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .param("line", line)
                .param("contract", contract.value())
                .param("contractLine", contractLine)
                .param("version", version)
                .update();
    }

    void remove(CompanyId company, OrderId order, ContractId contract, int version) {
        db.sql("""
                        delete from contracts.order_agreement
                        where company_id = :company
                          and order_id = :order
                          and contract_id = :contract
                          and version = :version
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .param("contract", contract.value())
                .param("version", version)
                .update();
    }

    /** Refuses to sign terms that ask for more than was ordered, or on other days. */
    void requireWithin(Contract contract, CompanyId company, ContractDraft terms) {
        List<String> wrong = new ArrayList<>();
        for (Ordered ordered : ordered(company, contract)) {
            terms.terms()
                    .line(ordered.contractLine())
                    .filter(line -> !isWithin(line, terms, ordered.line()))
                    .ifPresent(line -> wrong.add("Clause " + line.clause() + " stands for line "
                            + ordered.line().line() + " of order " + ordered.externalId()));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.conflict(
                    "ORDER_EXCEEDED",
                    String.join(", ", wrong)
                            + ", and asks for more, or in another rhythm or on other days. Put it back, or have the order revised.");
        }
    }

    private static boolean isWithin(ContractLine line, ContractDraft terms, OrderLine ordered) {
        boolean cheap = line.rate() instanceof Rate.PerUnit(var price) && price.compareTo(ordered.unitPrice()) <= 0;
        var minimum = line.minimum();
        boolean small = line.quantity().compareTo(ordered.quantity()) <= 0
                && (minimum == null || minimum.compareTo(ordered.quantity().multiply(ordered.unitPrice())) <= 0);
        var first = ordered.serviceFrom();
        var last = ordered.serviceTo();
        var ends = terms.endsOn();
        boolean endsInTime = last == null || (ends != null && !ends.isAfter(last));
        boolean inDays = first != null && endsInTime && !terms.effectiveOn().isBefore(first);
        return cheap && small && inDays && line.schedule().equals(ordered.schedule());
    }

    private List<Ordered> ordered(CompanyId company, Contract contract) {
        return db.sql("""
                        select o.external_id, a.contract_line, l.line, l.description, l.quantity, l.unit, l.unit_price,
                               l.tax_code, l.billed, l.every, l.service_from, l.service_to
                        from contracts.order_agreement a
                        join contracts.customer_order o on o.company_id = a.company_id and o.order_id = a.order_id
                        join contracts.order_line l
                          on l.company_id = o.company_id
                         and l.order_id = o.order_id
                         and l.revision = o.revision
                         and l.line = a.line
                        where a.company_id = :company
                          and a.contract_id = :contract
                          and a.version = :version
                        order by a.contract_line
                        """)
                .param("company", company.value())
                .param("contract", contract.id().value())
                .param("version", contract.versions() + 1)
                .query((row, number) -> new Ordered(
                        Sql.text(row, "external_id"),
                        row.getInt("contract_line"),
                        new OrderLine(
                                row.getInt("line"),
                                Sql.text(row, "description"),
                                row.getBigDecimal("quantity"),
                                Sql.text(row, "unit"),
                                row.getBigDecimal("unit_price"),
                                Sql.text(row, "tax_code"),
                                OrderLine.Billed.valueOf(Sql.text(row, "billed")),
                                OrderLine.Every.valueOf(Sql.text(row, "every")),
                                Sql.dateOrNull(row, "service_from"),
                                Sql.dateOrNull(row, "service_to"),
                                null)))
                .list();
    }
}
