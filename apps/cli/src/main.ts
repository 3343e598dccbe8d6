import { kernel } from '@peil/kernel';
console.log(kernel);
