import { nodeProject } from '../../scripts/testing/projects.ts';

export default nodeProject('mock-server');
