package org.tallystick.workbench.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;

/** Changes the company's data and writes down what they were before. */
@Service
@Transactional
class CompanyDesk {
    private final Companies companies;
    private final AuditLog audit;

    CompanyDesk(Companies companies, AuditLog audit) {
        this.companies = companies;
        this.audit = audit;
    }

    void change(Caller caller, CompanyForm form) {
        caller.must(Permission.ADMINISTER);
        Company before = companies.get(caller.company());
        Company after = form.applied(before);
        companies.change(after);
        audit.record(
                caller,
                AuditEvent.of("company.change", "company", after.id().value(), after.code())
                        .changing(differences(before, after)));
    }

    private static Map<String, String> differences(Company before, Company after) {
        Map<String, @Nullable String> old = fields(before);
        var changes = new LinkedHashMap<String, String>();
        fields(after).forEach((name, value) -> {
            if (!Objects.equals(value, old.get(name))) {
                changes.put(name, shown(old.get(name)) + " → " + shown(value));
            }
        });
        return changes;
    }

    private static Map<String, @Nullable String> fields(Company company) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("name", company.name());
        fields.put("country", company.country());
        fields.put("taxId", company.taxId());
        fields.put("street", company.letterhead().street());
        fields.put("postalCode", company.letterhead().postalCode());
        fields.put("city", company.letterhead().city());
        fields.put("email", company.letterhead().email());
        fields.put("phone", company.letterhead().phone());
        fields.put("website", company.letterhead().website());
        fields.put("registration", company.letterhead().registration());
        return fields;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }
}
