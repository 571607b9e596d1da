package org.tallystick.workbench.statements;

import org.tallystick.cashapp.ImportResult;

/** What an import did. */
public record ImportPage(String fileName, ImportResult result) {}
