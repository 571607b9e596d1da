package org.tallystick.workbench.aging;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.insights.AgingTables;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.web.Chart;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.customers.CustomerLookup;

/** What is owed, by age: as a table, a drawing, and a file. */
@Controller
@RequestMapping("/c/{code}/aging")
class AgingController {
    private final Aging aging;
    private final AgingTables tables;
    private final Downloads files;
    private final CustomerLookup lookup;
    private final Companies companies;
    private final BusinessClock clock;

    AgingController(
            Aging aging,
            AgingTables tables,
            Downloads files,
            CustomerLookup lookup,
            Companies companies,
            BusinessClock clock) {
        this.aging = aging;
        this.tables = tables;
        this.files = files;
        this.lookup = lookup;
        this.companies = companies;
        this.clock = clock;
    }

    @ModelAttribute
    AgingAsked asked(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDateTime known,
            @RequestParam(defaultValue = "due") String basis,
            @RequestParam(defaultValue = "30,60,90") String edges,
            @RequestParam(defaultValue = "customer") String by,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String currency,
            Caller caller) {
        caller.must(Permission.VIEW);
        LocalDate day = asOf == null ? clock.today(caller.company()) : asOf;
        return new AgingAsked(day, known, basis, edges, by, customer, currency);
    }

    @GetMapping
    String show(AgingAsked asked, Caller caller, Model model) {
        Customer only = customer(asked, caller);
        model.addAttribute("page", new AgingPage(asked, aging.of(caller.company(), query(asked, only, caller)), only));
        return "workbench/aging/aging";
    }

    @GetMapping("/chart")
    @ResponseBody
    Chart chart(AgingAsked asked, Caller caller) {
        AgingQuery query = query(asked, customer(asked, caller), caller).by(AgingQuery.By.CUSTOMER);
        return AgingChart.of(
                aging.of(caller.company(), query),
                companies.get(caller.company()).currency());
    }

    @GetMapping("/export")
    void export(AgingAsked asked, @RequestParam String format, Caller caller, HttpServletResponse response) {
        AgingQuery query = query(asked, customer(asked, caller), caller);
        files.send(tables.of(aging.of(caller.company(), query)), format, response);
    }

    private @Nullable Customer customer(AgingAsked asked, Caller caller) {
        return lookup.narrow(caller.company(), asked.customer()).orElse(null);
    }

    private AgingQuery query(AgingAsked asked, @Nullable Customer only, Caller caller) {
        ZoneId zone = companies.get(caller.company()).zone();
        return asked.query(only, zone);
    }
}
