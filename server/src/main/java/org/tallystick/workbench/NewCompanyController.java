package org.tallystick.workbench;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Memberships;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;

/** The first company: whoever has none yet may add one, and administers it. */
@Controller
@RequestMapping("/companies/new")
class NewCompanyController {
    private final Companies companies;
    private final Memberships memberships;
    private final People people;
    private final Transactions transactions;

    NewCompanyController(Companies companies, Memberships memberships, People people, Transactions transactions) {
        this.companies = companies;
        this.memberships = memberships;
        this.people = people;
        this.transactions = transactions;
    }

    @GetMapping
    String form(Person person, Model model) {
        mustHaveNone(person);
        model.addAttribute("page", new NewCompanyPage(NewCompany.EMPTY));
        return "workbench/newcompany";
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String zone,
            Person person) {
        mustHaveNone(person);
        Company company = companies.create(new NewCompany(name, code, currency, country, zone).toCompany());
        transactions.in(CompanyScope.of(company.id()), () -> {
            people.grant(company.id(), person.id(), Role.ADMINISTRATOR);
            return company;
        });
        return "redirect:/c/" + company.code();
    }

    private void mustHaveNone(Person person) {
        if (!memberships.companiesOf(person.id()).isEmpty()) {
            throw Refusal.forbidden("You work for a company already; another one is added on the command line.");
        }
    }
}
