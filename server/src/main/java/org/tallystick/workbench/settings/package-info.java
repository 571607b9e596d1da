/** Settings: company data, people, API keys, tax codes, bank accounts, invoicing; for administrators. */
@NullMarked
package org.tallystick.workbench.settings;

import org.jspecify.annotations.NullMarked;
