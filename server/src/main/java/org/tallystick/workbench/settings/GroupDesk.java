package org.tallystick.workbench.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Memberships;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyGroups;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Puts companies together and apart; whoever does so administers both of them. */
@Service
@Transactional
class GroupDesk {
    private final CompanyGroups groups;
    private final Companies companies;
    private final Memberships memberships;
    private final AuditLog audit;

    GroupDesk(CompanyGroups groups, Companies companies, Memberships memberships, AuditLog audit) {
        this.groups = groups;
        this.companies = companies;
        this.memberships = memberships;
        this.audit = audit;
    }

    /** Companies the caller administers too, and that are not of the group yet. */
    @Transactional(readOnly = true)
    public List<Company> choices(Caller caller) {
        UUID person = caller.actor().id();
        if (person == null || caller.actor().kind() != Actor.Kind.PERSON) {
            return List.of();
        }
        Set<CompanyId> together = new HashSet<>(Set.of(caller.company()));
        groups.others(caller.company()).forEach(company -> together.add(company.id()));
        return memberships.companiesWith(person, Permission.ADMINISTER).stream()
                .filter(company -> !together.contains(company.id()))
                .toList();
    }

    public void join(Caller caller, String code) {
        caller.must(Permission.ADMINISTER);
        Company other = choices(caller).stream()
                .filter(company -> company.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("company"));
        groups.join(caller.company(), other.id());
        audit.record(caller, event("company.group-join", caller).fact("company", other.code()));
    }

    public void leave(Caller caller) {
        caller.must(Permission.ADMINISTER);
        if (groups.others(caller.company()).isEmpty()) {
            throw Refusal.conflict("GROUP_NONE", "The company is in no group.");
        }
        groups.leave(caller.company());
        audit.record(caller, event("company.group-leave", caller));
    }

    private AuditEvent event(String command, Caller caller) {
        Company company = companies.get(caller.company());
        return AuditEvent.of(command, "company", company.id().value(), company.code());
    }
}
