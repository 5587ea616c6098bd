# What changing the policy does to what is open.

story S10: the threshold is raised above the age of an open incident

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
policy  adding-warning 600  adding-critical 1200
00:35..02:30
02:35   ap-southeast-2 ACTIVE
        -> closed completed region-adding ap-southeast-2 after 2h 35m as warning


story S10: the threshold is turned off while an incident is open

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
policy  adding-warning 0  adding-critical 0
00:35..04:25
04:30   -> reminded warning region-adding ap-southeast-2
04:35   ap-southeast-2 gone
04:40   -> closed vanished region-adding ap-southeast-2 after 4h 35m


story S11: the threshold is lowered below the age

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:20
policy  adding-warning 10
00:25   -> opened warning region-adding ap-southeast-2
policy  adding-critical 20
00:30   -> escalated critical region-adding ap-southeast-2


story S11: one run finds that both thresholds are over, and tells it once

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:20
policy  adding-warning 5  adding-critical 10
00:25   -> opened critical region-adding ap-southeast-2
00:30


story S12: thresholds are edited while something is open, below its age

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
policy  adding-warning 10
00:35
policy  adding-warning 25  tell-from info
00:40
policy  removing-warning 1  reminders 10000
00:45


story a severity that was never reached is turned off: nothing arrives

policy  adding-warning 0  adding-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05..05:00
05:05   ap-southeast-2 ACTIVE


story each status has thresholds of its own

policy  adding-warning 5  adding-critical 10  removing-warning 15  removing-critical 20
policy  creating-warning 25  creating-critical 30  deleting-warning 35  deleting-critical 40
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, ca-central-1 REMOVING
        -> opened warning region-removing ca-central-1
00:01   beta CREATE_IN_PROGRESS, gamma ACTIVE
00:02   gamma DELETE_IN_PROGRESS -> opened critical instance-deleting gamma
00:05   -> opened warning region-adding ap-southeast-2
00:10   -> escalated critical region-adding ap-southeast-2
00:15   -> overdue warning region-removing ca-central-1
00:20   -> escalated critical region-removing ca-central-1
00:25
00:26   -> opened warning instance-creating beta
00:31   -> escalated critical instance-creating beta
00:36
00:37   -> overdue critical instance-deleting gamma
00:42   -> overdue critical instance-deleting gamma


story reminders are turned off while an incident is open

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
02:00   -> opened critical region-adding ap-southeast-2
policy  reminders 0
06:00
30d00:00
policy  reminders 10
30d00:05 -> reminded critical region-adding ap-southeast-2
