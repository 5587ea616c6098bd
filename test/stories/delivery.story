# What is pending, and how it arrives.

story S50: SNS refuses for three runs, then accepts

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   publish fails -> run fails
00:35   publish fails -> run fails
00:40   publish fails -> run fails
00:45   -> opened warning region-adding ap-southeast-2
00:50


story S53: opened and closed while SNS was down

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   publish fails -> run fails
00:40   ap-southeast-2 ACTIVE, publish fails -> run fails
00:45   -> closed completed region-adding ap-southeast-2 after 40m listing opened
00:50


story S52: the answer of a publish is lost

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   publish loses its answer
        -> opened warning region-adding ap-southeast-2
        -> run fails
00:35   -> opened warning region-adding ap-southeast-2
00:40


story S54: one of five publishes fails

00:00   eu-west-1 ACTIVE, ap-southeast-1 ADDING since 00:00, ap-southeast-2 ADDING since 00:00, ca-central-1 ADDING since 00:00, us-east-1 ADDING since 00:00, us-west-2 ADDING since 00:00
00:30   publish 2 fails
        -> opened warning region-adding ap-southeast-1
        -> opened warning region-adding ca-central-1
        -> opened warning region-adding us-east-1
        -> opened warning region-adding us-west-2
        -> run fails
00:35   -> opened warning region-adding ap-southeast-2
00:40


story S57: metrics can't be published

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   metrics fails
        -> opened warning region-adding ap-southeast-2
        -> run fails
00:35


story S63: down past three reminders

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
02:00   -> opened critical region-adding ap-southeast-2
20d00:00 -> reminded critical region-adding ap-southeast-2
20d00:05


story reminders come after 4 h, then after 24 h, then every 7 days

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
02:00   -> opened critical region-adding ap-southeast-2
05:59
06:00   -> reminded critical region-adding ap-southeast-2
1d05:59
1d06:00 -> reminded critical region-adding ap-southeast-2
8d05:59
8d06:00 -> reminded critical region-adding ap-southeast-2
15d05:59
15d06:00 -> reminded critical region-adding ap-southeast-2


story S64: SNS is down for 3 days while an incident is open

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   publish fails -> run fails
02:00   publish fails -> run fails
08:00   publish fails -> run fails
1d08:00 publish fails -> run fails
2d08:00 publish fails -> run fails
3d08:00 -> escalated critical region-adding ap-southeast-2 listing opened
3d08:05


story everything that lasts is reminded of

policy  adding-warning 5  removing-warning 5  creating-warning 5  deleting-warning 5  not-seen-warning 5
policy  reminders 10,10000
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, ca-central-1 REMOVING, eu-north-1 QUEUED
        -> opened warning region-removing ca-central-1
        -> opened warning unknown-status eu-north-1
00:01   beta CREATE_IN_PROGRESS, gamma DELETE_IN_PROGRESS, delta CREATE_FAILED "No", epsilon ACTIVE
        -> opened critical instance-deleting gamma
        -> opened critical instance-create-failed delta
00:06   record epsilon damaged
        -> opened critical record-unreadable record/epsilon
        -> opened warning region-adding ap-southeast-2
        -> overdue warning region-removing ca-central-1
        -> opened warning instance-creating beta
        -> overdue critical instance-deleting gamma
00:11   -> reminded warning unknown-status eu-north-1
        -> reminded critical instance-create-failed delta
00:16   -> reminded critical record-unreadable record/epsilon
        -> reminded warning region-adding ap-southeast-2
        -> reminded warning region-removing ca-central-1
        -> reminded warning instance-creating beta
        -> reminded critical instance-deleting gamma
00:20   throttled
00:25   throttled -> opened warning not-seen scope
00:30   throttled
00:35   throttled -> reminded warning not-seen scope
