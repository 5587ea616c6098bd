/** What the console shows of the widget to whoever adds it to a dashboard, in Markdown. It takes no parameters. */
export const DOCUMENTATION = `## Identity Center Monitor

Shows how the instances of IAM Identity Center and their Regions are, what is open, and how the Regions were in the time range of
the dashboard, all as the monitor remembers it. It reads the monitor's records and changes nothing.

### Widget parameters

None.

### Required permissions

Whoever looks needs \`lambda:InvokeFunction\` on this function. The policy in the stack's output \`ViewerPolicyArn\` has that.
`;
