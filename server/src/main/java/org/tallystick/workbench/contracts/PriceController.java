package org.tallystick.workbench.contracts;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractVersion;
import org.tallystick.contracts.ContractVersions;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Orders;
import org.tallystick.contracts.PricedPeriod;
import org.tallystick.contracts.PricedPeriods;
import org.tallystick.contracts.UsageRecords;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Shell;

/** Why a charge has its price: clause, rate, quantity and source, step by step. */
@Controller
@RequestMapping("/c/{code}/charges/{id}/price")
class PriceController {
    private static final int MOST_RECORDS = 200;

    private final Charges charges;
    private final PricedPeriods periods;
    private final Contracts contracts;
    private final ContractVersions versions;
    private final UsageRecords usage;
    private final Orders orders;
    private final Customers customers;

    PriceController(
            Charges charges,
            PricedPeriods periods,
            Contracts contracts,
            ContractVersions versions,
            UsageRecords usage,
            Orders orders,
            Customers customers) {
        this.charges = charges;
        this.periods = periods;
        this.contracts = contracts;
        this.versions = versions;
        this.usage = usage;
        this.orders = orders;
        this.customers = customers;
    }

    @GetMapping
    String show(@PathVariable ChargeId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Charge charge = charges.find(company, id).orElseThrow(() -> Refusal.notFound("charge"));
        Optional<PricedPeriod> period = periods.ofCharge(company, id);
        Optional<ContractVersion> version =
                period.flatMap(found -> versions.find(company, found.contract(), found.version()));
        model.addAttribute(
                "page",
                new ContractPages.Why(
                        charge,
                        customers.find(company, charge.input().customer()).orElseThrow(),
                        period.orElse(null),
                        period.map(found -> contracts.get(company, found.contract()))
                                .orElse(null),
                        version.orElse(null),
                        orders.ofCharge(company, id).orElse(null),
                        period.map(found -> PriceWords.of(found, unit(version, found), shell.formats()))
                                .orElse(List.of()),
                        period.map(found -> usage.pricedIn(company, found, MOST_RECORDS))
                                .orElse(List.of())));
        return "workbench/contracts/why";
    }

    private static String unit(Optional<ContractVersion> version, PricedPeriod period) {
        return version.flatMap(found -> found.terms().line(period.line()))
                .map(ContractLine::unit)
                .orElse("");
    }
}
